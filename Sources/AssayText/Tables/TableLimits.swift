/// How much of a table is read.
public struct TableLimits: Sendable {
    /// The most cells, whatever they cover.
    public let maxCells: Int
    /// Whether `<b>`, `<sup>` and their kin in a cell are kept as one private-use scalar each, so that they count in a
    /// comparison; else they are passed over.
    public let keepsInlineTags: Bool

    /// The most columns or rows a cell covers: the most columns HTML allows; a larger number is this one.
    static let maxSpan = 1_000

    /// Limits.
    public init(maxCells: Int, keepsInlineTags: Bool = false) {
        self.maxCells = maxCells
        self.keepsInlineTags = keepsInlineTags
    }
}
