import AssayCore

/// A list of actions against a list: in order, each pair as policy `step` compares it.
struct SequenceComparison {
    /// What a pair costs at the least.
    private static let unitsPerPair = 64

    let comparison: ActionComparison

    /// The pairs that are right, as positions in both lists, in order.
    typealias Match = (prediction: Int, truth: Int)

    /// The pairs at equal positions that are right; nil where the budget did not suffice.
    func inPlace(_ predictions: [Action], _ truths: [Action], budget: inout WorkBudget) -> [Match]? {
        var matches: [Match] = []
        for place in 0..<min(predictions.count, truths.count) {
            guard let isRight = isRight(predictions[place], truths[place], budget: &budget) else { return nil }
            if isRight { matches.append((place, place)) }
        }
        return matches
    }

    /// The most pairs that are right without crossing: a longest common subsequence. nil where the budget did not
    /// suffice.
    ///
    /// - Complexity: O(n·m) comparisons, both at most ``SequenceReader/maxActions``.
    func inOrder(_ predictions: [Action], _ truths: [Action], budget: inout WorkBudget) -> [Match]? {
        let (rows, columns) = (predictions.count, truths.count)
        var isRight = [Bool](repeating: false, count: rows * columns)
        // lengths[i][j]: the most pairs of what follows the i-th prediction and the j-th truth.
        var lengths = [Int](repeating: 0, count: (rows + 1) * (columns + 1))
        for row in (0..<rows).reversed() {
            for column in (0..<columns).reversed() {
                guard let right = self.isRight(predictions[row], truths[column], budget: &budget) else { return nil }
                isRight[row * columns + column] = right
                let place = row * (columns + 1) + column
                let skipped = max(lengths[place + 1], lengths[place + columns + 1])
                lengths[place] = right ? max(skipped, lengths[place + columns + 2] + 1) : skipped
            }
        }
        var matches: [Match] = []
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            let place = row * (columns + 1) + column
            if isRight[row * columns + column], lengths[place] == lengths[place + columns + 2] + 1 {
                matches.append((row, column))
                row += 1
                column += 1
            } else if lengths[place] == lengths[place + columns + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return matches
    }

    private func isRight(_ prediction: Action, _ truth: Action, budget: inout WorkBudget) -> Bool? {
        guard budget.spend(Self.unitsPerPair) else { return nil }
        guard prediction.kind == truth.kind else { return false }
        return comparison.compare(prediction, with: truth, budget: &budget)?.allSatisfy(\.hasPassed)
    }
}
