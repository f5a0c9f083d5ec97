/// What decided: the `rule:NAME` of a verdict.
enum OCRRule: String, CaseIterable {
    /// The normalised texts are equal.
    case exact
    /// The similarity, between its bounds.
    case editDistance = "edit_distance"
    /// The similarity, from the threshold up.
    case anls
    /// Lines in any order.
    case lines
    /// Tables by their trees.
    case treeEditDistance = "tree_edit_distance"
    /// Formulas by their tokens.
    case formulaTokens = "formula_tokens"
    /// Formulas that the mathematics engine proves equal.
    case formulaValue = "formula_value"
    /// Key-value pairs.
    case keyValues = "key_values"
}
