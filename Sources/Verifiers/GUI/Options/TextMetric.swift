/// How a typed or answered text is compared; what it gives has to reach `text_threshold`.
enum TextMetric: String, CaseIterable, Sendable {
    /// F1 of the multisets of white-space tokens, case-folded.
    case tokenF1 = "token_f1"
    /// One minus the edit distance by the longer length, case-folded, white space collapsed.
    case similarity
    /// 1 where the texts are equal, case-folded and white space collapsed, else 0.
    case exact
}
