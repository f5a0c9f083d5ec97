import BigInt

extension ExactNumber {
    /// One.
    static let one = ExactNumber(negative: false, .one, over: .one, exponent: 0)

    /// A whole number.
    init(_ value: Int) {
        self.init(negative: value < 0, .small(UInt64(value.magnitude)), over: .one, exponent: 0)
    }

    /// The product.
    func times(_ other: ExactNumber) -> ExactNumber {
        if isZero || other.isZero { return .zero }
        guard let inverse = ExactNumber.one.divided(by: other), let product = divided(by: inverse) else { return .zero }
        return product
    }

    /// A whole power; nil where it would have more than about 8,000 bits, and for a power below zero of zero.
    func power(_ exponent: Int) -> ExactNumber? {
        let bits = (numerator.bitWidth + denominator.bitWidth).multipliedReportingOverflow(by: exponent.magnitudeAsInt)
        guard !bits.overflow, bits.partialValue <= 8_192, exponent.magnitude <= 4_096 else { return nil }
        var result = ExactNumber.one
        for _ in 0..<exponent.magnitude { result = result.times(self) }
        return exponent < 0 ? ExactNumber.one.divided(by: result) : result
    }

    /// The sum, or nil where the powers of ten of the two are too far apart to be written out.
    func plus(_ other: ExactNumber) -> ExactNumber? {
        if isZero { return other }
        if other.isZero { return self }
        let (two, five) = (min(twos, other.twos), min(fives, other.fives))
        let gaps = [twos - two, other.twos - two, fives - five, other.fives - five]
        guard gaps.allSatisfy({ $0 <= 20_000 }) else { return nil }
        let left = (numerator * other.denominator).scaled(twos: gaps[0], fives: gaps[2])
        let right = (other.numerator * denominator).scaled(twos: gaps[1], fives: gaps[3])
        let bottom = denominator * other.denominator
        let sum: ExactNumber
        if isNegative == other.isNegative {
            sum = ExactNumber(negative: isNegative, left + right, over: bottom, exponent: 0)
        } else {
            sum = ExactNumber(
                negative: left < right ? other.isNegative : isNegative, left.distance(to: right), over: bottom,
                exponent: 0)
        }
        return sum.times(twos: two, fives: five)
    }

    /// The number times powers of two and five, which may be huge.
    private func times(twos: Int, fives: Int) -> ExactNumber {
        let shared = timesTen(to: min(twos, fives))
        let (extraTwos, extraFives) = (twos - min(twos, fives), fives - min(twos, fives))
        let factor = Natural.one.scaled(twos: extraTwos, fives: extraFives)
        return shared.times(ExactNumber(negative: false, factor, over: .one, exponent: 0))
    }

    /// The number without its sign.
    var magnitude: ExactNumber { isNegative ? negated : self }

    /// A decimal for people, rounded to six significant digits: `3.6e6`, `0.025`, `101325`.
    var shortText: String {
        guard !isZero else { return "0" }
        let places = 6
        guard let exponent = decimalExponent,
            let (top, bottom) = magnitude.timesTen(to: places - 1 - exponent).expanded
        else { return description }
        var digits = Array(String(((top.wide * 2 + bottom.wide) / (bottom.wide * 2))).utf8)
        var shift = exponent
        if digits.count > places {
            digits.removeLast()
            shift += 1
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (isNegative ? "-" : "") + Self.written(digits, shift)
    }

    /// Digits whose first has the weight 10^exponent, as a decimal where that is short and with an exponent elsewhere.
    private static func written(_ digits: [UInt8], _ exponent: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        if (0...8).contains(exponent) {
            if digits.count <= exponent + 1 { return text + String(repeating: "0", count: exponent + 1 - digits.count) }
            return "\(text.prefix(exponent + 1)).\(text.dropFirst(exponent + 1))"
        }
        if (-4..<0).contains(exponent) { return "0." + String(repeating: "0", count: -exponent - 1) + text }
        return digits.count == 1 ? "\(text)e\(exponent)" : "\(text.prefix(1)).\(text.dropFirst())e\(exponent)"
    }
}

extension Int {
    /// The magnitude, at most `Int.max`.
    fileprivate var magnitudeAsInt: Int { Int(clamping: magnitude) }
}
