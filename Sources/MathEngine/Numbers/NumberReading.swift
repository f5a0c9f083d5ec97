/// One number as it was written: its value and what the writing says of its exactness.
public struct NumberReading: Sendable, Hashable {
    /// How a number is written.
    public enum Form: String, Sendable {
        /// A whole number; `14.0` and `1e3` too.
        case integer
        /// A decimal that is not whole, and scientific notation with a point.
        case decimal
        /// A fraction of two literals, or a mixed number.
        case fraction
        /// A repeating decimal, exact.
        case repeating
    }

    /// The number without its percent sign: 12 for `12%`.
    public let figure: ExactNumber
    /// How the figure is written.
    public let form: Form
    /// Whether a percent sign or word follows.
    public let hasPercent: Bool
    /// Whether a decimal point stands in it.
    public let hasPoint: Bool
    /// Whether a single comma was read as a decimal comma, which holds only against a number with a point.
    public let usesDecimalComma: Bool
    /// The decimal places a decimal is printed to, negative for `1.60e5`; 0 for other forms.
    public let places: Int
    /// The digits of a decimal from the first that is not zero; 0 for other forms.
    public let significantDigits: Int

    /// The number itself: 0.12 for `12%`.
    public var value: ExactNumber { hasPercent ? figure.timesTen(to: -2) : figure }
}
