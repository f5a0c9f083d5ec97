import AssayCore

/// The matching of the largest total weight in a sparse bipartite graph, by shortest augmenting paths.
///
/// Kuhn's Hungarian method with potentials, as in Jonker and Volgenant, "A shortest augmenting path algorithm for dense
/// and sparse linear assignment problems" (Computing 38, 1987), extended by paths that end in giving up a row, so that
/// nothing has to be matched that does not pay. Potentials start at each row's best edge; rows whose best truth is free
/// are matched at once, which in a crowd of detections is nearly all. A search from a row never leaves its connected
/// component and stops at the nearest way out, so that the cost is that of the tangled components alone.
///
/// Weights are whole numbers (2⁻⁴⁰ of an IoU), so that potentials are exact and the search ends.
struct MaximumWeightMatching {
    /// Units of weight in an overlap of 1.
    private static let unit = 1_099_511_627_776.0

    private let graph: PairGraph
    private let weights: [Int]
    private var rowPotential: [Int]
    private var truthPotential: [Int]
    private var truthOfRow: [Int32]
    private var rowOfTruth: [Int32]
    private var search: PathSearch

    /// The truth each row takes, −1 for none; nil where the budget does not suffice.
    ///
    /// - Parameters:
    ///   - prefersMore: whether one more pair outweighs any overlap: then the matching has as many pairs as possible.
    ///   - lift: added to each overlap, so that negative ones count as weights.
    /// - Complexity: O(edges) where best truths are distinct; O(rows · edges · log truths) at worst.
    static func solve(
        _ graph: PairGraph, prefersMore: Bool, lift: Double = 0, budget: inout WorkBudget
    ) -> [Int32]? {
        var matching = MaximumWeightMatching(graph, prefersMore: prefersMore, lift: lift)
        matching.takeBestWhereFree()
        for row in 0..<graph.rowCount where matching.truthOfRow[row] < 0 && matching.rowPotential[row] > 0 {
            let steps = matching.augment(from: row)
            guard budget.spend(8 * steps) else { return nil }
        }
        return matching.truthOfRow
    }

    private init(_ graph: PairGraph, prefersMore: Bool, lift: Double) {
        self.graph = graph
        // Totals of k + 1 pairs must exceed those of k pairs of overlap 1 (or 2, lifted).
        let bonus = prefersMore ? 2 * (min(graph.rowCount, graph.truthCount) + 1) : 0
        let bonusWeight = bonus * Int(Self.unit)
        let weights = graph.overlaps.map { Int((($0 + lift) * Self.unit).rounded()) + bonusWeight }
        self.weights = weights
        rowPotential = (0..<graph.rowCount).map { row in
            var best = 0
            for edge in graph.edges(of: row) { best = max(best, weights[edge]) }
            return best
        }
        truthPotential = [Int](repeating: 0, count: graph.truthCount)
        truthOfRow = [Int32](repeating: -1, count: graph.rowCount)
        rowOfTruth = [Int32](repeating: -1, count: graph.truthCount)
        search = PathSearch(truthCount: graph.truthCount)
    }

    private mutating func takeBestWhereFree() {
        for row in 0..<graph.rowCount {
            for edge in graph.edges(of: row) where weights[edge] == rowPotential[row] && weights[edge] > 0 {
                let truth = graph.truths[edge]
                guard rowOfTruth[Int(truth)] < 0 else { continue }
                rowOfTruth[Int(truth)] = Int32(truncatingIfNeeded: row)
                truthOfRow[row] = truth
                break
            }
        }
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
            for edge in graph.edges(of: row) {
                steps += 1
                let truth = graph.truths[edge]
                let distance = rowDistance + rowPotential[row] + truthPotential[Int(truth)] - weights[edge]
                if distance < bestEnd { search.offer(truth, distance, from: row) }
            }
            guard let (truth, distance) = search.next(), distance < bestEnd else {
                end = bestEnd
                break
            }
            steps += 1
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
            freeTruth = truthOfRow[givenUp]
            truthOfRow[givenUp] = -1
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
            let row = search.parent(of: truth)
            let previous = truthOfRow[Int(row)]
            truthOfRow[Int(row)] = truth
            rowOfTruth[Int(truth)] = row
            if Int(row) == source { return }
            truth = previous
        }
    }
}
