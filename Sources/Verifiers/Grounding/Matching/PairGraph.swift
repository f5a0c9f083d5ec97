/// The pairs that may match, as a bipartite graph: a row for each prediction, an edge for each ground truth it may take.
///
/// Rows are stored one behind the other; the edges of row `p` are `rowStart[p]..<rowStart[p + 1]`, truths ascending.
/// Made by a ``PairGraphBuilder``.
struct PairGraph {
    /// One pair that may match.
    struct Edge {
        let overlap: Double
        let truth: Int32
    }

    /// More edges are out of limits: some 30 MB.
    static let maxEdges = 2_000_000

    let truthCount: Int
    let rowStart: [Int32]
    let edges: [Edge]
    /// The heaviest edge of each row, the first of equals; −1 for a row without edges.
    let heaviest: [Int32]

    var rowCount: Int { heaviest.count }

    @inline(__always) func edges(of row: Int) -> ArraySlice<Edge> {
        edges[Int(rowStart[row])..<Int(rowStart[row + 1])]
    }
}
