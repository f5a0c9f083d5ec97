/// How a distance becomes an accuracy: the option `metric`.
public enum TranscriptionMetric: String, Sendable, CaseIterable {
    /// 1 − distance / longer length.
    case similarity
    /// Average Normalised Levenshtein Similarity: the similarity where it reaches the threshold, else 0; case folded,
    /// white space collapsed.
    case anls
}
