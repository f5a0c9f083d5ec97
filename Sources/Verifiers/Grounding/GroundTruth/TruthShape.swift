/// A group of numbers of a ground truth before its space is looked at.
struct TruthShape {
    var content: ReadShape.Content
    var label: FoldedLabel?
    /// The corners of a polygon as x, y, x, y …; then ``content`` says nothing.
    var polygon: [Double]?
    /// Where it stands, for a message, e.g. `[2].bbox_2d`.
    let path: String
}
