import AssayCore

/// Finds the pairs of boxes that may match.
struct PairFinder {
    /// Pairs below which looking at each is cheaper than a ``TruthIndex``.
    private static let directPairs = 300

    /// What a pair needs; nil where any overlap will do.
    let criterion: OverlapCriterion?
    let labels: LabelIndex?

    /// - Returns: nil where the budget or the memory for edges does not suffice.
    /// - Complexity: O(predictions · truths / 64 + candidates).
    func graph(_ predictions: [CommonBox], _ truths: [CommonBox], budget: inout WorkBudget) -> PairGraph? {
        predictions.withUnsafeBufferPointer { predictions in
            truths.withUnsafeBufferPointer { truths in
                predictions.count * truths.count <= Self.directPairs
                    ? direct(predictions, truths, budget: &budget) : indexed(predictions, truths, budget: &budget)
            }
        }
    }

    private func direct(
        _ predictions: UnsafeBufferPointer<CommonBox>, _ truths: UnsafeBufferPointer<CommonBox>,
        budget: inout WorkBudget
    ) -> PairGraph? {
        guard budget.spend(4 * predictions.count * truths.count) else { return nil }
        var graph = PairGraph(truthCount: truths.count, rowCapacity: predictions.count)
        for row in 0..<predictions.count {
            let box = predictions[row]
            for truth in 0..<truths.count { consider(row, box, truth, truths[truth], &graph) }
            graph.endRow()
        }
        return graph
    }

    private func indexed(
        _ predictions: UnsafeBufferPointer<CommonBox>, _ truths: UnsafeBufferPointer<CommonBox>,
        budget: inout WorkBudget
    ) -> PairGraph? {
        let index = TruthIndex(truths)
        guard budget.spend(256 * index.words + 8 * truths.count) else { return nil }
        var graph = PairGraph(truthCount: truths.count, rowCapacity: predictions.count)
        return index.withSets { sets -> PairGraph? in
            for row in 0..<predictions.count {
                let box = predictions[row]
                let query = index.query(core(of: box))
                var looked = 0
                for word in 0..<index.words {
                    var candidates = TruthIndex.candidates(sets, query, word: word)
                    while candidates != 0 {
                        let truth = word << 6 | candidates.trailingZeroBitCount
                        candidates &= candidates &- 1
                        looked &+= 1
                        consider(row, box, truth, truths[truth], &graph)
                    }
                }
                graph.endRow()
                guard !graph.isFull, budget.spend(index.words + 4 * looked) else { return nil }
            }
            return graph
        }
    }

    @inline(__always) private func consider(
        _ row: Int, _ box: CommonBox, _ truth: Int, _ other: CommonBox, _ graph: inout PairGraph
    ) {
        let width = min(box.right, other.right) - max(box.left, other.left)
        let height = min(box.bottom, other.bottom) - max(box.top, other.top)
        guard min(width, height) > 0 else { return }
        let overlap = box.intersectionOverUnion(with: other)
        guard criterion?.accepts(overlap) ?? (overlap > 0) else { return }
        if let labels, !labels.allows(row, truth) { return }
        graph.append(truth: truth, overlap: overlap)
    }

    /// The part of a box that a truth must reach to pass: an IoU of t needs an intersection of t of the box's area, so
    /// of t of its width and of its height, for the intersection is no wider and no higher than the box.
    @inline(__always) private func core(of box: CommonBox) -> CommonBox {
        // A little less, so that rounding cannot lose a pair.
        guard let bound = criterion?.bound, bound > 1e-6 else { return box }
        let insetX = (bound - 1e-6) * (box.right - box.left)
        let insetY = (bound - 1e-6) * (box.bottom - box.top)
        return CommonBox(
            left: box.left + insetX, top: box.top + insetY, right: box.right - insetX, bottom: box.bottom - insetY)
    }
}
