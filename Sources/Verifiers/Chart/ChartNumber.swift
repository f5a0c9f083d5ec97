import AssayText

/// An exact number as a chart or an answer states it: a quotient of two decimals, and whether it carries a percent sign.
struct ChartNumber: Sendable, Hashable {
    /// The most significant digits, and the largest power of ten, of a number that is compared.
    static let maxDigits = 1_000

    let numerator: DecimalNumber
    /// Above 0.
    let denominator: DecimalNumber
    /// Whether the number is so many of a hundred.
    let isPercent: Bool
    /// Whether the digits stand in groups, as those of a year never do.
    let isGrouped: Bool

    init(
        _ numerator: DecimalNumber, over denominator: DecimalNumber = DecimalNumber(1), isPercent: Bool = false,
        isGrouped: Bool = false
    ) {
        self.numerator = numerator
        self.denominator = denominator
        self.isPercent = isPercent
        self.isGrouped = isGrouped
    }

    /// Whether arithmetic on it is bounded.
    var isWithinLimits: Bool { [numerator, denominator].allSatisfy(Self.isWithinLimits) }

    private static func isWithinLimits(_ number: DecimalNumber) -> Bool {
        number.digits.count <= maxDigits && number.exponent.magnitude <= UInt(2 * maxDigits)
    }

    /// The number without its percent sign, a hundredth of it.
    var fraction: ChartNumber { ChartNumber(numerator.scaled(byTenTo: -2), over: denominator) }

    /// The value with a sign before it.
    var negated: ChartNumber {
        ChartNumber(numerator.negated, over: denominator, isPercent: isPercent, isGrouped: isGrouped)
    }

    /// The number written out, e.g. `1200`, `3/4`, `12%`; long ones are cut.
    var text: String {
        let shown = numerator.text(maxDigits: 64)
        let quotient = denominator == DecimalNumber(1) ? shown : "\(shown)/\(denominator.text(maxDigits: 64))"
        return isPercent ? quotient + "%" : quotient
    }

    /// The nearest double or one beside it; infinite where there is none.
    var approximation: Double { Self.approximation(numerator) / Self.approximation(denominator) }

    private static func approximation(_ number: DecimalNumber) -> Double {
        guard !number.isZero else { return 0 }
        let shown = number.digits.prefix(17)
        let digits = String(decoding: shown.map { $0 + 0x30 }, as: UTF8.self)
        let power = number.exponent &+ (number.digits.count - shown.count)
        return Double("\(number.isNegative ? "-" : "")\(digits)e\(power)") ?? .infinity
    }
}
