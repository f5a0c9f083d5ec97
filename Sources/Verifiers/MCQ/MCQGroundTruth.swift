public import AssayText

/// The right answer to a question, read once.
public enum MCQGroundTruth: Sendable, Hashable {
    /// The right option, or with `multi` all of them; empty only with `multi`.
    case options(LetterSet)
    /// Yes is true.
    case polarity(Bool)
    /// Texts any of which is right.
    case texts([FreeText])
}
