import AssayCore
import AssayMatching

/// Finds the pairs of turned boxes that may match: those whose upright boxes intersect are cut along their sides.
struct TurnedPairFinder {
    /// Units of work of one intersection of two quadrilaterals.
    private static let unitsPerPair = 400

    /// What a pair needs; nil where any overlap will do.
    let criterion: OverlapCriterion?
    let labels: LabelIndex?

    /// - Returns: nil where the budget or the memory for edges does not suffice.
    /// - Complexity: O(predictions · truths / 64 + pairs whose upright boxes intersect).
    func graph(
        _ predictions: [Quadrilateral], _ truths: [Quadrilateral], budget: inout WorkBudget
    ) -> PairGraph? {
        let bounds = truths.map(\.bounds)
        return bounds.withUnsafeBufferPointer { bounds in
            let index = TruthIndex(bounds)
            guard budget.spend(256 * index.words + 64 * (truths.count + predictions.count)) else { return nil }
            var graph = PairGraphBuilder(rowCount: predictions.count, truthCount: truths.count)
            let isWhole = index.withSets { sets in
                for (row, box) in predictions.enumerated() {
                    guard budget.spend(index.words), !graph.isFull else { return false }
                    let query = index.query(box.bounds)
                    for word in 0..<index.words {
                        var candidates = TruthIndex.candidates(sets, query, word: word)
                        while candidates != 0 {
                            let truth = word << 6 | candidates.trailingZeroBitCount
                            candidates &= candidates &- 1
                            guard box.bounds.intersectionArea(with: bounds[truth]) > 0,
                                labels?.allows(row, truth) ?? true
                            else { continue }
                            guard budget.spend(Self.unitsPerPair) else { return false }
                            let overlap = box.intersectionOverUnion(with: truths[truth])
                            if criterion?.accepts(overlap) ?? (overlap > 0) {
                                graph.append(truth: truth, overlap: overlap)
                            }
                        }
                    }
                    graph.endRow()
                }
                return true
            }
            return isWhole ? graph.finish() : nil
        }
    }
}
