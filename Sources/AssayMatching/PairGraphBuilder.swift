/// Gathers the edges of a ``PairGraph`` row by row.
///
/// It owns its memory, so that an edge costs a store and not an array's checks: building is most of a matching's time.
public struct PairGraphBuilder: ~Copyable {
    private let truthCount: Int
    private let rowCount: Int
    @usableFromInline var edges: UnsafeMutableBufferPointer<PairGraph.Edge>
    @usableFromInline let rowStart: UnsafeMutableBufferPointer<Int32>
    @usableFromInline let heaviest: UnsafeMutableBufferPointer<Int32>
    @usableFromInline var edgeCount = 0
    @usableFromInline var row = 0
    @usableFromInline var best: Int32 = -1
    @usableFromInline var bestOverlap = -Double.infinity

    /// Whether there are more edges than a graph may have.
    public var isFull: Bool { edgeCount > PairGraph.maxEdges }

    /// Announces how many rows will be ended, and how many ground truths there are.
    public init(rowCount: Int, truthCount: Int) {
        self.truthCount = truthCount
        self.rowCount = rowCount
        edges = .allocate(capacity: 4 * rowCount + 16)
        rowStart = .allocate(capacity: rowCount + 1)
        heaviest = .allocate(capacity: rowCount)
        rowStart[0] = 0
    }

    deinit {
        edges.deallocate()
        rowStart.deallocate()
        heaviest.deallocate()
    }

    /// Adds an edge to the current row; truths ascending.
    @inlinable public mutating func append(truth: Int, overlap: Double) {
        if edgeCount == edges.count { grow() }
        edges[edgeCount] = PairGraph.Edge(overlap: overlap, truth: Int32(truncatingIfNeeded: truth))
        if overlap > bestOverlap {
            bestOverlap = overlap
            best = Int32(truncatingIfNeeded: edgeCount)
        }
        edgeCount &+= 1
    }

    /// Ends a row; exactly as many as announced are to be ended before ``finish()``.
    @inlinable public mutating func endRow() {
        heaviest[row] = best
        row &+= 1
        rowStart[row] = Int32(truncatingIfNeeded: edgeCount)
        best = -1
        bestOverlap = -.infinity
    }

    /// The graph of all rows.
    public consuming func finish() -> PairGraph {
        precondition(row == rowCount, "every row announced is ended once")
        return PairGraph(
            truthCount: truthCount, rowStart: Array(rowStart),
            edges: Array(UnsafeBufferPointer(rebasing: edges[..<edgeCount])), heaviest: Array(heaviest))
    }

    @usableFromInline mutating func grow() {
        let larger = UnsafeMutableBufferPointer<PairGraph.Edge>.allocate(capacity: 2 * edges.count)
        _ = larger.moveInitialize(fromContentsOf: edges)
        edges.deallocate()
        edges = larger
    }
}
