/// A group of numbers of a ground truth before its space is looked at.
struct TruthShape {
    var content: ReadShape.Content
    var label: FoldedLabel?
    /// Where it stands, for a message, e.g. `[2].bbox_2d`.
    let path: String
}
