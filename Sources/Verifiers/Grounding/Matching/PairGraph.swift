/// The pairs that may match, as a bipartite graph: a row for each prediction, an edge for each ground truth it may take.
///
/// Rows are stored one behind the other; the edges of row `p` are `rowStart[p]..<rowStart[p + 1]`, truths ascending.
struct PairGraph {
    /// One pair that may match.
    struct Edge {
        let overlap: Double
        let truth: Int32
    }

    /// More edges are out of limits: some 30 MB.
    static let maxEdges = 2_000_000

    let truthCount: Int
    private(set) var rowStart: [Int32]
    private(set) var edges: [Edge] = []
    /// The heaviest edge of each row, the first of equals; −1 for a row without edges.
    private(set) var heaviest: [Int32] = []
    private var best: Int32 = -1
    private var bestOverlap = -Double.infinity

    var rowCount: Int { rowStart.count - 1 }
    var isFull: Bool { edges.count > Self.maxEdges }

    init(truthCount: Int, rowCapacity: Int) {
        self.truthCount = truthCount
        rowStart = []
        rowStart.reserveCapacity(rowCapacity + 1)
        rowStart.append(0)
        edges.reserveCapacity(2 * rowCapacity)
        heaviest.reserveCapacity(rowCapacity)
    }

    @inline(__always) mutating func append(truth: Int, overlap: Double) {
        if overlap > bestOverlap {
            bestOverlap = overlap
            best = Int32(truncatingIfNeeded: edges.count)
        }
        edges.append(Edge(overlap: overlap, truth: Int32(truncatingIfNeeded: truth)))
    }

    @inline(__always) mutating func endRow() {
        rowStart.append(Int32(truncatingIfNeeded: edges.count))
        heaviest.append(best)
        best = -1
        bestOverlap = -.infinity
    }

    @inline(__always) func edges(of row: Int) -> ArraySlice<Edge> {
        edges[Int(rowStart[row])..<Int(rowStart[row + 1])]
    }
}
