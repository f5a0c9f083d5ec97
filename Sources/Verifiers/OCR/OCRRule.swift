/// What decided: the `rule:NAME` of a verdict.
enum OCRRule: String, CaseIterable {
    /// The normalised texts are equal.
    case exact
    /// The similarity, between its bounds.
    case editDistance = "edit_distance"
    /// The similarity, from the threshold up.
    case anls
}
