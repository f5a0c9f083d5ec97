/// The format components of every verdict, in the order they are reported after `accuracy`.
public enum FormatComponent: String, Sendable, CaseIterable {
    /// The envelope is whole: blocks, box, nothing around them.
    case structure
    /// No long paragraphs of two languages.
    case languageMix = "language_mix"
    /// No block of text repeated over and over.
    case repetition
    /// No box in an answer that is not verified.
    case boxInNonVerifiable = "box_in_non_verifiable"
}
