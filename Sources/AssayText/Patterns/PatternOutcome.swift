/// What looking for a pattern came to.
public enum PatternOutcome: Sendable, Hashable {
    /// It was found; the range is in UTF-8 bytes of the text.
    case matched(Range<Int>)
    /// It is not there.
    case noMatch
    /// Looking for it passed a limit, so that nobody knows.
    case limitExceeded(PatternLimit)
    /// The engine failed with an error of its own (`pcre2_match`), such as running out of memory.
    case failed(code: Int)
}
