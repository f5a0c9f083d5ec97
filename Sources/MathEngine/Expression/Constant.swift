/// A number of an expression: a small rational, or a numeral of any size kept as its digits.
struct Constant: Hashable {
    /// The value, where it fits.
    let small: SmallRational?
    /// How it was written, where it stands in the text as a numeral.
    let numeral: Numeral?
    /// Whether a numeral with a decimal point went into it.
    let hasDecimal: Bool
}

/// A numeral as it was written: ± its digits × 10^(exponent − fractionDigits).
public struct Numeral: Hashable, Sendable {
    /// Where the digits stand among the arena's digits, leading zeros included.
    let start: Int32
    let count: Int32
    /// How many digits stand after the decimal point.
    public let fractionDigits: Int
    /// The power of ten written with it (`1e3`, `\times 10^{3}`), 0 without one.
    public let exponent: Int
    /// Whether a decimal point was written; `3.` and `1e3` are no decimals, `3.0` and `1.0e3` are.
    public let isDecimal: Bool
    /// Whether a minus sign stands before it.
    public let isNegative: Bool

    /// The power of ten its last digit counts.
    public var lastPlace: Int { exponent - fractionDigits }

    var negated: Numeral {
        Numeral(
            start: start, count: count, fractionDigits: fractionDigits, exponent: exponent, isDecimal: isDecimal,
            isNegative: !isNegative)
    }
}
