import AssayCore
import AssayMatching

/// Finds the pairs of boxes that may match.
struct PairFinder {
    /// Pairs below which looking at each is cheaper than a ``TruthIndex``.
    private static let directPairs = 300
    /// Boxes on a side; the solver's potentials are then far from what an integer holds.
    private static let maxBoxes = 1_000_000

    /// The IoU from which a pair passes; 0 or less where any overlap will do.
    private let bound: Double
    private let labels: LabelIndex?

    /// - Parameter criterion: what a pair needs; nil where any overlap will do.
    init(criterion: OverlapCriterion?, labels: LabelIndex?) {
        bound = criterion?.bound ?? 0
        self.labels = labels
    }

    /// - Returns: nil where the budget or the memory for edges does not suffice.
    /// - Complexity: O(predictions · truths / 64 + candidates).
    func graph(_ predictions: [CommonBox], _ truths: [CommonBox], budget: inout WorkBudget) -> PairGraph? {
        guard predictions.count <= Self.maxBoxes, truths.count <= Self.maxBoxes else { return nil }
        return predictions.withUnsafeBufferPointer { predictions in
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
        var graph = PairGraphBuilder(rowCount: predictions.count, truthCount: truths.count)
        for row in 0..<predictions.count {
            let box = predictions[row]
            for truth in 0..<truths.count { consider(row, box, truth, truths[truth], &graph) }
            graph.endRow()
        }
        return graph.finish()
    }

    private func indexed(
        _ predictions: UnsafeBufferPointer<CommonBox>, _ truths: UnsafeBufferPointer<CommonBox>,
        budget: inout WorkBudget
    ) -> PairGraph? {
        let index = TruthIndex(truths)
        guard budget.spend(256 * index.words + 8 * truths.count) else { return nil }
        var graph = PairGraphBuilder(rowCount: predictions.count, truthCount: truths.count)
        let isWhole = index.withSets { sets in
            fill(&graph, predictions, truths, index, sets, budget: &budget)
        }
        return isWhole ? graph.finish() : nil
    }

    /// - Returns: whether budget and memory sufficed.
    private func fill(
        _ graph: inout PairGraphBuilder, _ predictions: UnsafeBufferPointer<CommonBox>,
        _ truths: UnsafeBufferPointer<CommonBox>, _ index: TruthIndex, _ sets: UnsafeBufferPointer<UInt64>,
        budget: inout WorkBudget
    ) -> Bool {
        let words = index.words
        var work = 0
        for row in 0..<predictions.count {
            let box = predictions[row]
            let query = index.query(core(of: box))
            for word in 0..<words {
                var candidates = TruthIndex.candidates(sets, query, word: word)
                work &+= 1
                while candidates != 0 {
                    let truth = word << 6 | candidates.trailingZeroBitCount
                    candidates &= candidates &- 1
                    work &+= 4
                    consider(row, box, truth, truths[truth], &graph)
                }
            }
            graph.endRow()
            guard !graph.isFull else { return false }
            // Charged in batches of rows, each a fraction of a millisecond.
            if row & 31 == 31 {
                guard budget.spend(work) else { return false }
                work = 0
            }
        }
        return budget.spend(work)
    }

    @inline(__always) private func consider(
        _ row: Int, _ box: CommonBox, _ truth: Int, _ other: CommonBox, _ graph: inout PairGraphBuilder
    ) {
        let width = min(box.right, other.right) - max(box.left, other.left)
        let height = min(box.bottom, other.bottom) - max(box.top, other.top)
        let intersection = width * height
        let union = box.area + other.area - intersection
        // By multiplication, so that the division waits for nobody; the bound's slack covers its rounding.
        guard min(width, height) > 0, intersection >= bound * union else { return }
        if let labels, !labels.allows(row, truth) { return }
        graph.append(truth: truth, overlap: min(intersection / union, 1))
    }

    /// The part of a box that a truth must reach to pass: an IoU of t needs an intersection of t of the box's area, so
    /// of t of its width and of its height, for the intersection is no wider and no higher than the box.
    @inline(__always) private func core(of box: CommonBox) -> CommonBox {
        // A little less, so that rounding cannot lose a pair.
        let share = max(bound - 1e-6, 0)
        let insetX = share * (box.right - box.left)
        let insetY = share * (box.bottom - box.top)
        return CommonBox(
            left: box.left + insetX, top: box.top + insetY, right: box.right - insetX, bottom: box.bottom - insetY)
    }
}
