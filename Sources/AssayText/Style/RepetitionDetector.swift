/// Finds text that is repeated over and over, with the thresholds of the published reward code of GLM-4.1V-Thinking.
///
/// First each `|---…|` becomes `|`, then runs of three or more of one character out of `= | - ~ _ # * . % － █ space ─`
/// are taken out, character by character in that order; then a violation is any window of 50 code points that occurs
/// ten times, overlapping.
///
/// Ordinary text is let go by a filter (``RepetitionFilter``) that looks at every ninth place; what it does not let go
/// is counted exactly (``WindowCounter``).
public enum RepetitionDetector {
    /// The first window that occurs ten times, or nil where there is none.
    ///
    /// - Parameter ranges: the parts to look at, in UTF-8 bytes, in well-formed UTF-8. Windows of all parts are counted
    ///   together; none goes on from one part to the next.
    /// - Complexity: O(n), memory for at most 4 MiB of counters and the windows that may be violations.
    public static func find(in text: Span<UInt8>, _ ranges: [Range<Int>]) -> Repetition? {
        // The search works with unchecked loads.
        precondition(ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= text.count }, "a part outside the text")
        if let cleaned = RunRemoval.cleaned(text, ranges) {
            return find(inCleaned: cleaned.bytes.span, cleaned.ranges)
        }
        return find(inCleaned: text, ranges)
    }

    private static func find(inCleaned text: Span<UInt8>, _ ranges: [Range<Int>]) -> Repetition? {
        guard RepetitionFilter.mayRepeat(text, ranges) else { return nil }
        return WindowCounter.firstRepetition(in: text, ranges)
    }
}
