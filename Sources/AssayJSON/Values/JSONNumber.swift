/// A JSON number in the spelling it arrived in, so that nothing is lost before someone decides what it means.
///
///     JSONNumber(literal: "9223372036854775808")?.int      // nil: does not fit
///     JSONNumber(literal: "1e400")?.double                 // nil: not finite
///     JSONNumber(literal: "4.0")?.int                      // nil: not spelled as an integer
///
/// Equality is that of the spelling: `1.0` and `1` differ.
public struct JSONNumber: Sendable, Hashable {
    /// The number as RFC 8259 writes it, e.g. `-1.50e3`.
    public let literal: String

    /// A whole number.
    public init(_ value: Int) { literal = DecimalDigits(value).string }

    /// The shortest text that reads back as the same double, or nil where the value is not finite. Whole numbers below
    /// 10^15 are spelled without a fraction, as people write pixels and counts; negative zero is `-0.0`.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        // Swift writes -0.0 and 1e+20; both are valid JSON and read back as the same double.
        let isPlainWhole = value == value.rounded() && abs(value) < 1e15 && !(value == 0 && value.sign == .minus)
        literal = isPlainWhole ? "\(Int64(value))" : "\(value)"
    }

    /// A number written down, or nil where RFC 8259, section 6, does not write numbers so (`01`, `+1`, `1.`, `NaN`).
    public init?(literal: String) {
        guard let document = try? JSONDocument(parsing: Array(literal.utf8)), document.root.kind == .number,
            document.root.sourceRange == 0..<literal.utf8.count
        else { return nil }
        self.literal = literal
    }

    /// A literal the reader has checked against the grammar of RFC 8259, section 6.
    package init(checkedLiteral: String) { literal = checkedLiteral }

    /// The value where it is spelled as an integer (no fraction, no exponent) and fits, else nil.
    public var int: Int? { Int(literal) }

    /// The nearest double, or nil where the magnitude overflows.
    public var double: Double? {
        guard let value = Double(literal), value.isFinite else { return nil }
        return value
    }
}
