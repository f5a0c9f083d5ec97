/// The pairs that may match, as a bipartite graph: a row for each prediction, an edge for each ground truth it may take.
///
/// Rows are stored one behind the other; the edges of row `p` are `rowStart[p]..<rowStart[p + 1]`, truths ascending.
struct PairGraph {
    /// More edges are out of limits: some 25 MB.
    static let maxEdges = 2_000_000

    let truthCount: Int
    private(set) var rowStart: [Int32] = [0]
    private(set) var truths: [Int32] = []
    private(set) var overlaps: [Double] = []

    var rowCount: Int { rowStart.count - 1 }
    var edgeCount: Int { truths.count }
    var isFull: Bool { truths.count > Self.maxEdges }

    init(truthCount: Int, rowCapacity: Int) {
        self.truthCount = truthCount
        rowStart.reserveCapacity(rowCapacity + 1)
        truths.reserveCapacity(2 * rowCapacity)
        overlaps.reserveCapacity(2 * rowCapacity)
    }

    @inline(__always) mutating func append(truth: Int, overlap: Double) {
        truths.append(Int32(truncatingIfNeeded: truth))
        overlaps.append(overlap)
    }

    @inline(__always) mutating func endRow() { rowStart.append(Int32(truncatingIfNeeded: truths.count)) }

    @inline(__always) func edges(of row: Int) -> Range<Int> { Int(rowStart[row])..<Int(rowStart[row + 1]) }
}
