public import AssayCore

/// Two indices that a matching pairs, and how well they fit.
public struct PairedIndices: Sendable, Hashable {
    /// Index of the prediction.
    public let prediction: Int
    /// Index of the ground truth.
    public let truth: Int
    /// The weight of the edge between them.
    public let overlap: Double
}

extension MaximumWeightMatching {
    /// The pairs of the largest total overlap, by ascending prediction; nil where the budget does not suffice.
    ///
    /// - Complexity: as ``solve(_:prefersMore:lift:budget:)``.
    public static func heaviestPairs(of graph: PairGraph, budget: inout WorkBudget) -> [PairedIndices]? {
        guard budget.spend(4 * graph.edges.count),
            let edges = solve(graph, prefersMore: false, budget: &budget)
        else { return nil }
        var pairs: [PairedIndices] = []
        pairs.reserveCapacity(min(graph.rowCount, graph.truthCount))
        for (row, index) in edges.enumerated() where index >= 0 {
            let edge = graph.edges[Int(index)]
            pairs.append(PairedIndices(prediction: row, truth: Int(edge.truth), overlap: edge.overlap))
        }
        return pairs
    }
}
