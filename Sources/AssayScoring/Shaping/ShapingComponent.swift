/// The optional components that shape a score by length and repetition, in the order they are reported after those of
/// the format. A verdict has them where the configuration sets them up, and nowhere else.
public enum ShapingComponent: String, Sendable, CaseIterable {
    /// One minus ``OverlongPenalty``.
    case overlong
    /// What ``CosineLength`` makes of the accuracy.
    case cosineLength = "cosine_length"
    /// One minus ``RepetitionPenalty``.
    case ngramRepetition = "ngram_repetition"
}
