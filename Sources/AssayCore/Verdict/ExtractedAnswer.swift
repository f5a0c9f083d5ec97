/// The answer as it was found in the response.
public struct ExtractedAnswer: Sendable, Hashable {
    /// The text the verifier saw, white space trimmed.
    public let text: String
    /// How it was found: `box`, `boxed`, `none`, `action`, `pattern:NAME`; `given` for a rollout's `answer`.
    public let rule: String
    /// Where it stands in the response, as offsets in Unicode code points (as Python's `str` counts), half open; nil
    /// for a given answer.
    public let range: Range<Int>?

    /// Describes a found answer.
    public init(text: String, rule: String, range: Range<Int>?) {
        self.text = text
        self.rule = rule
        self.range = range
    }

    /// As much of it as a verdict of that detail carries: all, the first 256 code points, or nothing.
    public func reported(at level: DetailLevel) -> ExtractedAnswer? {
        switch level {
        case .none: return nil
        case .full: return self
        case .brief:
            guard text.utf8.count > 256 else { return self }
            let short = String(String.UnicodeScalarView(text.unicodeScalars.prefix(256)))
            return ExtractedAnswer(text: short, rule: rule, range: range)
        }
    }
}
