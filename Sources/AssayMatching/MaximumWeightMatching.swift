public import AssayCore

/// The matching of the largest total weight in a sparse bipartite graph, by shortest augmenting paths.
///
/// Kuhn's Hungarian method with potentials, as in Jonker and Volgenant, "A shortest augmenting path algorithm for dense
/// and sparse linear assignment problems" (Computing 38, 1987), extended by paths that end in giving up a row, so that
/// nothing has to be matched that does not pay. Potentials start at each row's best edge; rows whose best truth is free
/// are matched at once, which in a crowd of detections is nearly all. A search from a row never leaves its connected
/// component and stops at the nearest way out, so that the cost is that of the tangled components alone.
///
/// Weights are whole numbers (2⁻⁴⁰ of an IoU), so that potentials are exact and the search ends.
///
/// Invariants between searches, by which the matching is optimal for the rows seen so far:
/// - `rowPotential + truthPotential ≥ weight` for every edge, with equality for matched ones;
/// - no potential is negative; that of a row given up and that of a free truth is zero.
public struct MaximumWeightMatching {
    /// Units of weight in an overlap of 1.
    private static let unit = 1_099_511_627_776.0

    private let graph: PairGraph
    private let lift: Double
    private let bonus: Int
    private var rowPotential: [Int]
    private var truthPotential: [Int]
    /// The edge each row takes, −1 for none.
    private var edgeOfRow: [Int32]
    private var rowOfTruth: [Int32]
    private var search = PathSearch()

    /// The index of the edge each row takes, −1 for none; nil where the budget does not suffice.
    ///
    /// - Parameters:
    ///   - prefersMore: whether one more pair outweighs any overlap: then the matching has as many pairs as possible.
    ///   - lift: added to each overlap, so that negative ones count as weights.
    /// - Complexity: O(edges) where best truths are distinct; O(rows · edges · log truths) at worst.
    public static func solve(
        _ graph: PairGraph, prefersMore: Bool, lift: Double = 0, budget: inout WorkBudget
    ) -> [Int32]? {
        var matching = MaximumWeightMatching(graph, prefersMore: prefersMore, lift: lift)
        let leftOver = matching.takeBestWhereFree()
        if leftOver.isEmpty { return matching.edgeOfRow }
        matching.search = PathSearch(truthCount: graph.truthCount)
        for row in leftOver {
            let steps = matching.augment(from: Int(row))
            guard budget.spend(8 * steps) else { return nil }
        }
        return matching.edgeOfRow
    }

    private init(_ graph: PairGraph, prefersMore: Bool, lift: Double) {
        self.graph = graph
        self.lift = lift
        // Totals of k + 1 pairs must exceed those of k pairs of overlap 1 (or 2, lifted).
        bonus = prefersMore ? 2 * (min(graph.rowCount, graph.truthCount) + 1) * Int(Self.unit) : 0
        rowPotential = [Int](repeating: 0, count: graph.rowCount)
        edgeOfRow = [Int32](repeating: -1, count: graph.rowCount)
        truthPotential = [Int](repeating: 0, count: graph.truthCount)
        rowOfTruth = [Int32](repeating: -1, count: graph.truthCount)
    }

    @inline(__always) private func weight(_ edge: PairGraph.Edge) -> Int {
        bonus &+ Int((edge.overlap + lift) * Self.unit + 0.5)
    }

    /// Sets the potentials and takes each row's best edge where its truth is free.
    ///
    /// - Returns: the rows that found theirs taken.
    private mutating func takeBestWhereFree() -> [Int32] {
        var leftOver: [Int32] = []
        for row in 0..<graph.rowCount {
            let best = Int(graph.heaviest[row])
            guard best >= 0 else { continue }
            let edge = graph.edges[best]
            rowPotential[row] = weight(edge)
            if rowOfTruth[Int(edge.truth)] < 0 {
                rowOfTruth[Int(edge.truth)] = Int32(truncatingIfNeeded: row)
                edgeOfRow[row] = Int32(truncatingIfNeeded: best)
            } else if rowPotential[row] > 0 {
                leftOver.append(Int32(truncatingIfNeeded: row))
            }
        }
        return leftOver
    }

    /// Finds the cheapest way to fit a row in: to a free truth, or to a row that is given up, perhaps itself.
    ///
    /// - Returns: edges and heap entries looked at.
    private mutating func augment(from source: Int) -> Int {
        search.begin()
        var steps = 0
        var row = source
        var rowDistance = 0
        var givenUp = source
        var bestEnd = rowPotential[source]
        var freeTruth: Int32 = -1
        var end = bestEnd
        while true {
            let edges = graph.edges(of: row)
            let base = rowDistance + rowPotential[row]
            steps += edges.count + 1
            for index in edges.indices {
                let edge = edges[index]
                let distance = base + truthPotential[Int(edge.truth)] - weight(edge)
                if distance < bestEnd {
                    search.offer(edge.truth, distance, from: row, along: Int32(truncatingIfNeeded: index))
                }
            }
            guard let (truth, distance) = search.next(), distance < bestEnd else {
                end = bestEnd
                break
            }
            let owner = rowOfTruth[Int(truth)]
            if owner < 0 {
                freeTruth = truth
                end = distance
                break
            }
            row = Int(owner)
            rowDistance = distance
            if distance + rowPotential[row] < bestEnd {
                bestEnd = distance + rowPotential[row]
                givenUp = row
            }
        }
        adjustPotentials(source, end)
        if freeTruth < 0 {
            if givenUp == source { return steps }
            freeTruth = graph.edges[Int(edgeOfRow[givenUp])].truth
            edgeOfRow[givenUp] = -1
        }
        shift(to: freeTruth, from: source)
        return steps
    }

    /// Keeps every reduced cost at zero or above, and those along the path at zero.
    private mutating func adjustPotentials(_ source: Int, _ end: Int) {
        rowPotential[source] -= end
        for truth in search.settled {
            let gain = end - search.distance(of: truth)
            guard gain > 0 else { continue }
            truthPotential[Int(truth)] += gain
            let owner = rowOfTruth[Int(truth)]
            if owner >= 0 { rowPotential[Int(owner)] -= gain }
        }
    }

    /// Moves each row on the path one truth further.
    private mutating func shift(to end: Int32, from source: Int) {
        var truth = end
        while true {
            let (row, edge) = search.parent(of: truth)
            let previous = edgeOfRow[row]
            edgeOfRow[row] = edge
            rowOfTruth[Int(truth)] = Int32(truncatingIfNeeded: row)
            if row == source { return }
            truth = graph.edges[Int(previous)].truth
        }
    }
}
