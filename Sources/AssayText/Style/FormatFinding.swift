/// What `detail.format.findings` may report beside violations; no score depends on any of it.
public enum FormatFinding: String, Sendable, CaseIterable {
    /// The thought is written in another writing than the question.
    case thoughtWriting = "thought_writing"
    /// The answer holds characters without width, or controls.
    case invisible
    /// The answer holds controls of the direction of text.
    case direction
    /// The answer holds words whose letters come from alphabets that look alike.
    case mixedScripts = "mixed_scripts"
}
