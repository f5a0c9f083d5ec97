import AssayCore
import AssayMatching
import AssayText

/// Makes a ``TableComparison``.
///
/// Up to ``mostDirectPairs`` pairs of cells the assignment is exact. In larger tables cells with equal headers are
/// paired first, which is the same wherever headers are unique, and the rest exactly, as far as the work budget goes.
struct TableComparer {
    /// The most pairs of cells whose headers are all measured.
    static let mostDirectPairs = 160_000
    /// What a value adds to the likeness of two headers, so that among equally near ones the better value is taken.
    private static let valueShare = 0x1p-20

    let thresholds: TableThresholds
    private let predictions: [ChartCell]
    private let truths: [ChartCell]
    private let truthKeys: [[UInt32]]

    init(_ prediction: ChartTable, _ truth: ChartTable, _ thresholds: TableThresholds) {
        predictions = prediction.cells
        truths = truth.cells
        truthKeys = truth.cells.map { $0.key(isTransposed: false) }
        self.thresholds = thresholds
    }

    /// The better of both ways to read the prediction, with rows for rows and with columns for rows; nil where the
    /// budget does not suffice. In large tables the way in which more headers are equal is the only one tried.
    func best(allowsTransposed: Bool, budget: inout WorkBudget) -> TableComparison? {
        guard allowsTransposed else { return compare(isTransposed: false, budget: &budget) }
        if predictions.count * truths.count > Self.mostDirectPairs {
            let known = Set(truthKeys)
            let straight = predictions.count { known.contains($0.key(isTransposed: false)) }
            let turned = predictions.count { known.contains($0.key(isTransposed: true)) }
            return compare(isTransposed: turned > straight, budget: &budget)
        }
        guard let straight = compare(isTransposed: false, budget: &budget) else { return nil }
        if straight.f1 >= 1 { return straight }
        guard let turned = compare(isTransposed: true, budget: &budget) else { return nil }
        return turned.f1 > straight.f1 ? turned : straight
    }

    /// The pairs, with rows for columns in the prediction where `isTransposed`; nil where the budget does not suffice.
    private func compare(isTransposed: Bool, budget: inout WorkBudget) -> TableComparison? {
        let keys = predictions.map { $0.key(isTransposed: isTransposed) }
        var rows = Array(predictions.indices)
        var columns = Array(truths.indices)
        var pairs: [TableComparison.Pair] = []
        if rows.count * columns.count > Self.mostDirectPairs {
            guard let equal = pairEqualKeys(keys, budget: &budget) else { return nil }
            pairs = equal
            let (takenRows, takenColumns) = (Set(equal.map(\.prediction)), Set(equal.map(\.truth)))
            rows.removeAll(where: takenRows.contains)
            columns.removeAll(where: takenColumns.contains)
        }
        guard let rest = pairNearKeys(rows, columns, keys, budget: &budget) else { return nil }
        pairs += rest
        return TableComparison(
            pairs: pairs.sorted { $0.truth < $1.truth }, isTransposed: isTransposed,
            predictionCount: predictions.count, truthCount: truths.count)
    }

    private func pairEqualKeys(_ keys: [[UInt32]], budget: inout WorkBudget) -> [TableComparison.Pair]? {
        var places: [[UInt32]: [Int]] = [:]
        for (index, key) in truthKeys.enumerated() { places[key, default: []].append(index) }
        return pair(Array(keys.indices), Array(truths.indices), budget: &budget) { row, add, budget in
            for truth in places[keys[row]] ?? [] { guard add(truth, 1, &budget) else { return false } }
            return true
        }
    }

    private func pairNearKeys(
        _ rows: [Int], _ columns: [Int], _ keys: [[UInt32]], budget: inout WorkBudget
    ) -> [TableComparison.Pair]? {
        EditDistance.withShared { workspace in
            pair(rows, columns, budget: &budget) { row, add, budget in
                let key = keys[row]
                for truth in columns {
                    guard let likeness = thresholds.similarity(key, truthKeys[truth], workspace, budget: &budget),
                        likeness <= 0 || add(truth, likeness, &budget)
                    else { return false }
                }
                return true
            }
        }
    }

    /// Adds an edge to a truth with the likeness of the headers; false where the budget ends.
    private typealias Add = (_ truth: Int, _ likeness: Double, _ budget: inout WorkBudget) -> Bool

    /// Pairs rows with columns by the edges that `visit` adds for each row.
    private func pair(
        _ rows: [Int], _ columns: [Int], budget: inout WorkBudget,
        visit: (_ row: Int, _ add: Add, _ budget: inout WorkBudget) -> Bool
    ) -> [TableComparison.Pair]? {
        var place: [Int: Int] = [:]
        for (index, column) in columns.enumerated() { place[column] = index }
        var graph = PairGraphBuilder(rowCount: rows.count, truthCount: columns.count)
        var edges: [TableComparison.Pair] = []
        for row in rows {
            let start = edges.count
            let isWithinLimits = visit(
                row,
                { truth, likeness, budget in
                    guard let value = valueSimilarity(row, truth, budget: &budget), edges.count < PairGraph.maxEdges
                    else {
                        return false
                    }
                    edges.append(
                        TableComparison.Pair(
                            prediction: row, truth: truth, keySimilarity: likeness, valueSimilarity: value))
                    return true
                }, &budget)
            guard isWithinLimits else { return nil }
            for edge in edges[start...] {
                guard let index = place[edge.truth] else { continue }
                graph.append(truth: index, overlap: edge.keySimilarity + Self.valueShare * edge.valueSimilarity)
            }
            graph.endRow()
        }
        let finished = graph.finish()
        guard budget.spend(4 * finished.edges.count),
            let taken = MaximumWeightMatching.solve(finished, prefersMore: false, budget: &budget)
        else { return nil }
        return taken.lazy.filter { $0 >= 0 }.map { edges[Int($0)] }
    }

    /// How near two values are: numbers by their relative error, texts by their edit distance. A number in the ground
    /// truth needs a number.
    private func valueSimilarity(_ row: Int, _ column: Int, budget: inout WorkBudget) -> Double? {
        let (prediction, truth) = (predictions[row], truths[column])
        guard budget.spend(16) else { return nil }
        if truth.number != nil {
            return prediction.number == nil ? 0 : thresholds.similarity(of: prediction, to: truth)
        }
        if prediction.text.utf8.elementsEqual(truth.text.utf8) { return 1 }
        let (left, right) = (prediction.text.unicodeScalars.map(\.value), truth.text.unicodeScalars.map(\.value))
        return EditDistance.withShared { thresholds.similarity(left, right, $0, budget: &budget) }
    }
}
