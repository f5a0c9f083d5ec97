/// A rational number in lowest terms whose parts fit 64 bits. The denominator is positive.
///
/// Every operation gives nil where the result does not fit; none traps.
public struct SmallRational: Hashable, Sendable {
    /// The part above the line, with the sign. Never `Int64.min`.
    public let numerator: Int64
    /// The part below the line, 1 or more.
    public let denominator: Int64

    static let zero = SmallRational(0)
    static let one = SmallRational(1)

    /// A whole number; nil for `Int64.min` alone.
    public init?(integer value: Int64) {
        guard value != .min else { return nil }
        self.init(lowest: value, 1)
    }

    init(_ value: Int32) {
        numerator = Int64(value)
        denominator = 1
    }

    private init(lowest numerator: Int64, _ denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A fraction, brought to lowest terms; nil where the denominator is zero.
    public init?(_ numerator: Int64, over denominator: Int64) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        let common = Int64(Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude))
        let sign: Int64 = denominator < 0 ? -1 : 1
        self.init(lowest: sign * (numerator / common), sign * (denominator / common))
    }

    /// Whether the number is whole.
    public var isInteger: Bool { denominator == 1 }
    var isZero: Bool { numerator == 0 }
    var negated: SmallRational { SmallRational(lowest: -numerator, denominator) }
    var magnitude: SmallRational { SmallRational(lowest: abs(numerator), denominator) }

    static func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    func adding(_ other: SmallRational) -> SmallRational? {
        if denominator == 1, other.denominator == 1 {
            let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
            return overflow ? nil : SmallRational(integer: sum)
        }
        let (left, o1) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (right, o2) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (bottom, o3) = denominator.multipliedReportingOverflow(by: other.denominator)
        let (sum, o4) = left.addingReportingOverflow(right)
        return o1 || o2 || o3 || o4 ? nil : SmallRational(sum, over: bottom)
    }

    func multiplied(by other: SmallRational) -> SmallRational? {
        let (top, o1) = numerator.multipliedReportingOverflow(by: other.numerator)
        let (bottom, o2) = denominator.multipliedReportingOverflow(by: other.denominator)
        return o1 || o2 ? nil : SmallRational(top, over: bottom)
    }

    func divided(by other: SmallRational) -> SmallRational? {
        let (top, o1) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (bottom, o2) = denominator.multipliedReportingOverflow(by: other.numerator)
        return o1 || o2 ? nil : SmallRational(top, over: bottom)
    }

    /// The power with a whole exponent; nil for a negative power of zero and for 0⁰.
    func raised(to exponent: Int64) -> SmallRational? {
        if self == .one { return self }
        if isZero { return exponent > 0 ? .zero : nil }
        guard exponent.magnitude <= 64 || magnitude == .one else { return nil }
        if magnitude == .one { return exponent & 1 == 0 ? .one : self }
        var result = SmallRational.one
        for _ in 0..<exponent.magnitude {
            guard let next = result.multiplied(by: self) else { return nil }
            result = next
        }
        return exponent < 0 ? SmallRational.one.divided(by: result) : result
    }

    /// The root of a whole degree where it is rational; nil for an even root of a negative number.
    func root(degree: Int64) -> SmallRational? {
        guard degree > 0, degree <= 62 else { return nil }
        guard numerator >= 0 || degree & 1 == 1,
            let top = Self.exactRoot(of: numerator.magnitude, degree: degree),
            let bottom = Self.exactRoot(of: denominator.magnitude, degree: degree)
        else { return nil }
        return SmallRational(numerator < 0 ? -top : top, over: bottom)
    }

    /// The root by bisection over its at most 32 bits.
    private static func exactRoot(of value: UInt64, degree: Int64) -> Int64? {
        if degree == 1 || value < 2 { return Int64(exactly: value) }
        var root: UInt64 = 0
        var bit: UInt64 = 1 << UInt64((64 + degree - 1) / degree - 1)
        while bit > 0 {
            if let power = power(root | bit, degree), power <= value { root |= bit }
            bit >>= 1
        }
        return power(root, degree) == value ? Int64(exactly: root) : nil
    }

    private static func power(_ base: UInt64, _ exponent: Int64) -> UInt64? {
        var result: UInt64 = 1
        for _ in 0..<exponent {
            let (product, overflow) = result.multipliedReportingOverflow(by: base)
            if overflow { return nil }
            result = product
        }
        return result
    }

    /// The greatest whole number at most this one.
    var floor: SmallRational {
        let quotient = numerator / denominator
        return SmallRational(lowest: numerator % denominator < 0 ? quotient - 1 : quotient, 1)
    }

    var ceiling: SmallRational { negated.floor.negated }
}

extension SmallRational: Comparable {
    /// Compares by full-width products, so that nothing overflows.
    public static func < (left: SmallRational, right: SmallRational) -> Bool {
        let a = left.numerator.multipliedFullWidth(by: right.denominator)
        let b = right.numerator.multipliedFullWidth(by: left.denominator)
        return a.high != b.high ? a.high < b.high : a.low < b.low
    }
}
