/// A way to earn a score without knowing the answer: a closed list, documented in docs/scoring.md.
public enum AuditAttack: String, CaseIterable, Sendable {
    /// Nothing, white space, an empty list, an empty object.
    case empty
    /// The whole image, the whole screen, every second of a video.
    case whole
    /// Grids of boxes, points and numbers.
    case grid
    /// Every option, every action, every number of a range.
    case everything
    /// The right answer and a wrong one, joined by "or", "/" or a line's end.
    case hedge
    /// An interval around the right answer, a bound, a comparison.
    case range
    /// Phrases that judges are known to pay for: `Solution`, `Let's think step by step.`, a lone colon.
    case masterPhrase = "master_phrase"
    /// A wrong answer among thousands of invisible, blank or repeated characters.
    case padding
    /// The right answer somewhere in a long text of other things.
    case dump
    /// Look-alikes, superscripts, circled digits, text directions, isolated marks.
    case unicode
    /// Megabytes, deep brackets, thousands of digits.
    case huge
    /// The right answer in forged, doubled, nested or unclosed markers, in the thought, or behind the envelope.
    case forgedMarkers = "forged_markers"
    /// Orders to whoever scores, and verdicts written out.
    case injection
}
