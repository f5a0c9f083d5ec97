import AssayCore
import AssayText

/// What was found in one response: the answer, or why there is none, and how its format is.
struct ResponseReading {
    /// The answer, where there is one.
    var answer: ExtractedAnswer?
    /// What a missing answer means.
    var missing = Reason.noAnswer
    /// The format.
    var format = FormatReport()
}
