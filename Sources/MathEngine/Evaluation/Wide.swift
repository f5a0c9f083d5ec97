/// A floating-point number of 256 bits: ± mantissa × 2^exponent, the mantissa's top bit set, rounded toward zero.
///
/// Every operation is right to 2^-254 of its result; the exponent never overflows within the work one check may do.
struct Wide {
    typealias Limbs = (UInt64, UInt64, UInt64, UInt64)

    /// Least significant limb first.
    private(set) var limbs: Limbs
    /// The power of two the mantissa, as a whole number, is multiplied by.
    private(set) var exponent: Int
    private(set) var isNegative: Bool

    static let zero = Wide(limbs: (0, 0, 0, 0), exponent: 0, isNegative: false)

    init(limbs: Limbs, exponent: Int, isNegative: Bool) {
        self.limbs = limbs
        self.exponent = exponent
        self.isNegative = isNegative
    }

    init(whole value: Int64) {
        self = Wide(limbs: (value.magnitude, 0, 0, 0), exponent: 0, isNegative: value < 0).normalized
    }

    init(_ value: Double) {
        guard value.isFinite, value != 0 else {
            self = .zero
            return
        }
        let exponent = Int(value.exponent) - 52
        let whole = UInt64((value.magnitude * 0x1p0).significand * 0x1p52)
        self = Wide(limbs: (whole, 0, 0, 0), exponent: exponent, isNegative: value < 0).normalized
    }

    var isZero: Bool { limbs.3 == 0 }

    /// The number times a power of two.
    func scaled(_ power: Int) -> Wide {
        isZero ? self : Wide(limbs: limbs, exponent: exponent + power, isNegative: isNegative)
    }

    /// The place of the leading bit: the magnitude is at least 2^order and below 2^(order + 1).
    var order: Int { exponent + 255 }

    var double: Double {
        if isZero { return 0 }
        if order > 1023 { return isNegative ? -.infinity : .infinity }
        if order < -1070 { return isNegative ? -Double.leastNonzeroMagnitude : .leastNonzeroMagnitude }
        let top = Double(limbs.3) * 0x1p-63 + Double(limbs.2) * 0x1p-127
        let value = top * Double(sign: .plus, exponent: max(order, -1022), significand: 1)
        let scaled = order < -1022 ? value * Double(sign: .plus, exponent: order + 1022, significand: 1) : value
        return isNegative ? -scaled : scaled
    }

    var normalized: Wide {
        if limbs.0 | limbs.1 | limbs.2 | limbs.3 == 0 { return .zero }
        var (l, e) = (limbs, exponent)
        while l.3 == 0 {
            l = (0, l.0, l.1, l.2)
            e -= 64
        }
        let shift = UInt64(l.3.leadingZeroBitCount)
        if shift > 0 {
            l = (
                l.0 << shift, l.1 << shift | l.0 >> (64 - shift), l.2 << shift | l.1 >> (64 - shift),
                l.3 << shift | l.2 >> (64 - shift)
            )
        }
        return Wide(limbs: l, exponent: e - Int(shift), isNegative: isNegative)
    }

    private static func shiftedRight(_ limbs: Limbs, _ count: Int) -> Limbs {
        var l = limbs
        var rest = count
        while rest >= 64 {
            l = (l.1, l.2, l.3, 0)
            rest -= 64
        }
        if rest == 0 { return l }
        let (s, t) = (UInt64(rest), UInt64(64 - rest))
        return (l.0 >> s | l.1 << t, l.1 >> s | l.2 << t, l.2 >> s | l.3 << t, l.3 >> s)
    }

    private static func isLess(_ a: Limbs, _ b: Limbs) -> Bool {
        a.3 != b.3 ? a.3 < b.3 : a.2 != b.2 ? a.2 < b.2 : a.1 != b.1 ? a.1 < b.1 : a.0 < b.0
    }

    static func + (left: Wide, right: Wide) -> Wide {
        if left.isZero { return right }
        if right.isZero { return left }
        let isLeftLarger =
            left.exponent != right.exponent ? left.exponent > right.exponent : !isLess(left.limbs, right.limbs)
        let (large, small) = isLeftLarger ? (left, right) : (right, left)
        let distance = large.exponent - small.exponent
        if distance > 256 { return large }
        let s = shiftedRight(small.limbs, distance)
        let l = large.limbs
        if large.isNegative == small.isNegative {
            let (r0, c0) = l.0.addingReportingOverflow(s.0)
            let (r1, c1) = addWithCarry(l.1, s.1, c0)
            let (r2, c2) = addWithCarry(l.2, s.2, c1)
            let (r3, c3) = addWithCarry(l.3, s.3, c2)
            guard c3 else {
                return Wide(limbs: (r0, r1, r2, r3), exponent: large.exponent, isNegative: large.isNegative)
            }
            var half = shiftedRight((r0, r1, r2, r3), 1)
            half.3 |= 1 << 63
            return Wide(limbs: half, exponent: large.exponent + 1, isNegative: large.isNegative)
        }
        let (r0, b0) = l.0.subtractingReportingOverflow(s.0)
        let (r1, b1) = subtractWithBorrow(l.1, s.1, b0)
        let (r2, b2) = subtractWithBorrow(l.2, s.2, b1)
        let (r3, _) = subtractWithBorrow(l.3, s.3, b2)
        return Wide(limbs: (r0, r1, r2, r3), exponent: large.exponent, isNegative: large.isNegative).normalized
    }

    @inline(__always)
    private static func addWithCarry(_ a: UInt64, _ b: UInt64, _ carry: Bool) -> (UInt64, Bool) {
        let (x, c) = a.addingReportingOverflow(b)
        let (y, d) = x.addingReportingOverflow(carry ? 1 : 0)
        return (y, c || d)
    }

    @inline(__always)
    private static func subtractWithBorrow(_ a: UInt64, _ b: UInt64, _ borrow: Bool) -> (UInt64, Bool) {
        let (x, c) = a.subtractingReportingOverflow(b)
        let (y, d) = x.subtractingReportingOverflow(borrow ? 1 : 0)
        return (y, c || d)
    }

    static prefix func - (value: Wide) -> Wide {
        Wide(limbs: value.limbs, exponent: value.exponent, isNegative: !value.isNegative && !value.isZero)
    }

    static func - (left: Wide, right: Wide) -> Wide { left + -right }

    static func * (left: Wide, right: Wide) -> Wide {
        if left.isZero || right.isZero { return .zero }
        let a: [4 of UInt64] = [left.limbs.0, left.limbs.1, left.limbs.2, left.limbs.3]
        let b: [4 of UInt64] = [right.limbs.0, right.limbs.1, right.limbs.2, right.limbs.3]
        var product = [8 of UInt64](repeating: 0)
        for i in 0..<4 {
            var carry: UInt64 = 0
            for j in 0..<4 {
                let full = a[i].multipliedFullWidth(by: b[j])
                let (x, c) = full.low.addingReportingOverflow(product[i + j])
                let (y, d) = x.addingReportingOverflow(carry)
                product[i + j] = y
                carry = full.high &+ (c ? 1 : 0) &+ (d ? 1 : 0)
            }
            product[i + 4] = carry
        }
        var limbs = (product[4], product[5], product[6], product[7])
        var exponent = left.exponent + right.exponent + 256
        if limbs.3 >> 63 == 0 {
            limbs = (
                limbs.0 << 1 | product[3] >> 63, limbs.1 << 1 | limbs.0 >> 63, limbs.2 << 1 | limbs.1 >> 63,
                limbs.3 << 1 | limbs.2 >> 63
            )
            exponent -= 1
        }
        return Wide(limbs: limbs, exponent: exponent, isNegative: left.isNegative != right.isNegative)
    }
}
