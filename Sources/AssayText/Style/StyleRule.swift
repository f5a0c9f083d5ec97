/// How language mix and repetition are looked for.
public enum StyleRule: String, Sendable, CaseIterable {
    /// With the thresholds of the published reward code of GLM-4.1V-Thinking, to the letter.
    case reference
    /// So that single line ends, commas and numbering are no escape.
    case robust

    /// Long prose of two languages, or nil.
    ///
    /// - Parameter ranges: the parts to look at, in UTF-8 bytes.
    /// - Complexity: O(n).
    public func languageMix(in text: Span<UInt8>, _ ranges: [Range<Int>]) -> LanguageMix? {
        switch self {
        case .reference: LanguageMixDetector.find(in: text, ranges)
        case .robust: RobustLanguageMix.find(in: text, ranges)
        }
    }

    /// Text repeated over and over, or nil; the robust rule finds all that the reference finds.
    ///
    /// - Parameter ranges: as for ``languageMix(in:_:)``.
    /// - Complexity: O(n).
    public func repetition(in text: Span<UInt8>, _ ranges: [Range<Int>]) -> Repetition? {
        if let found = RepetitionDetector.find(in: text, ranges) { return found }
        return self == .robust ? RobustRepetition.find(in: text, ranges) : nil
    }
}
