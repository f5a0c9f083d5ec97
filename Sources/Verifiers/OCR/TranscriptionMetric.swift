/// What is compared, and how it becomes an accuracy: the option `metric`.
public enum TranscriptionMetric: String, Sendable, CaseIterable {
    /// 1 − distance / longer length.
    case similarity
    /// Average Normalised Levenshtein Similarity: the similarity where it reaches the threshold, else 0; case folded,
    /// white space collapsed.
    case anls
    /// Tree-Edit-Distance-based Similarity of tables.
    case teds
    /// One minus the edit distance of the tokens of a formula over the longer length; 1 for formulas proved equal.
    case formula
    /// F1 of key-value pairs.
    case keyValueF1 = "kv_f1"
}
