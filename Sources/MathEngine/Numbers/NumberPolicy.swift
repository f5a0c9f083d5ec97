/// How near two numbers must be to count as equal, and what a percent sign means.
public struct NumberPolicy: Sendable, Hashable {
    /// How near is equal.
    public enum Tolerance: Sendable, Hashable {
        /// Equal as rational numbers; symmetric.
        case exact
        /// What the way the ground truth is written allows: nothing for a whole number; a relative
        /// ``NumberPolicy/standardRelative`` where the ground truth or the answer is a decimal; the printed places of a
        /// decimal ground truth of ``NumberPolicy/leastPrintedDigits`` digits or more for an answer with more digits, of
        /// ``NumberPolicy/leastPrintedDigitsOfExact`` for an exact one.
        case standard
        /// What the caller asked for, whatever the numbers are written like; one that holds is enough.
        case given(relative: ExactNumber?, decimalPlaces: Int?, significantDigits: Int?)
    }

    /// What a percent sign means.
    public enum Percent: String, Sendable, CaseIterable {
        /// `12%` is 0.12, and where exactly one side carries the sign also 12.
        case strict
        /// As `strict`, and a plain answer may be a hundred times a ground truth of magnitude 2 or less.
        case lenient
        /// `12%` is 0.12 and nothing else.
        case hundredths
    }

    /// 10^-5, of the ground truth.
    public static let standardRelative = ExactNumber(digits: CollectionOfOne(0x31), exponent: -5)
    /// A printed decimal with fewer digits is too coarse to prove anything (as in STEM 5).
    public static let leastPrintedDigits = 3
    /// An exact answer (a fraction, a root) is no guess at digits, so fewer printed ones do.
    public static let leastPrintedDigitsOfExact = 2
    /// From so many printed digits on an exact answer may also be cut off to them: 17 + 10√6 for 41.494.
    public static let leastCutDigits = 4

    /// How near is equal.
    public let tolerance: Tolerance
    /// What a percent sign means.
    public let percent: Percent

    /// A policy; the defaults are those of the documentation.
    public init(tolerance: Tolerance = .standard, percent: Percent = .strict) {
        self.tolerance = tolerance
        self.percent = percent
    }
}
