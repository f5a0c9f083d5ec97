/// Digits with their separators and point, as one literal.
struct NumberLiteral {
    /// All digits as one natural number.
    let natural: Natural
    /// How many of the digits stand behind the point.
    let decimals: Int
    let hasPoint: Bool
    let usesDecimalComma: Bool
    /// Whether spaces separate groups of three.
    let hasSpaces: Bool
    /// Whether the point is the last character, as in `0.\overline{3}`.
    let endsInPoint: Bool
    /// The digits from the first that is not zero.
    let significantDigits: Int

    init(
        natural: Natural, decimals: Int, hasPoint: Bool, usesDecimalComma: Bool, hasSpaces: Bool, endsInPoint: Bool,
        significantDigits: Int
    ) {
        self.natural = natural
        self.decimals = decimals
        self.hasPoint = hasPoint
        self.usesDecimalComma = usesDecimalComma
        self.hasSpaces = hasSpaces
        self.endsInPoint = endsInPoint
        self.significantDigits = significantDigits
    }

    /// A single ASCII digit.
    init(digit: UInt8) {
        self.init(
            natural: .small(UInt64(digit &- 0x30)), decimals: 0, hasPoint: false, usesDecimalComma: false,
            hasSpaces: false, endsInPoint: false, significantDigits: 1)
    }

    var isPlainInteger: Bool { !hasPoint && !usesDecimalComma && !hasSpaces }

    var value: ExactNumber { ExactNumber(negative: false, natural, over: .one, exponent: -decimals) }
}
