/// The pairs that may match, as a bipartite graph: a row for each prediction, an edge for each ground truth it may
/// take.
///
/// Rows are stored one behind the other; the edges of row `p` are `rowStart[p]..<rowStart[p + 1]`, truths ascending.
/// Made by a ``PairGraphBuilder``.
public struct PairGraph: Sendable {
    /// One pair that may match.
    public struct Edge: Sendable {
        /// How well the two fit; what a matching adds up.
        public let overlap: Double
        /// Index of the ground truth.
        public let truth: Int32

        @inlinable init(overlap: Double, truth: Int32) {
            self.overlap = overlap
            self.truth = truth
        }
    }

    /// More edges are out of limits: some 30 MB.
    public static let maxEdges = 2_000_000

    /// Ground truths there are, those without an edge included.
    public let truthCount: Int
    @usableFromInline let rowStart: [Int32]
    /// All edges, row by row.
    public let edges: [Edge]
    /// The heaviest edge of each row, the first of equals; −1 for a row without edges.
    let heaviest: [Int32]

    /// Predictions there are, those without an edge included.
    public var rowCount: Int { heaviest.count }

    /// The edges of one prediction; the indices are those in ``edges``.
    @inlinable public func edges(of row: Int) -> ArraySlice<Edge> {
        edges[Int(rowStart[row])..<Int(rowStart[row + 1])]
    }
}
