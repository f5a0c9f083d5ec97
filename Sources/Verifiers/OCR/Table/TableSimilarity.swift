import AssayCore
import AssayText

/// Two tables compared by Tree-Edit-Distance-based Similarity (Zhong et al., "Image-based table recognition: data,
/// model, and evaluation", ECCV 2020, section 5): 1 − distance / nodes of the larger tree.
struct TableSimilarity {
    let distance: Double
    /// Nodes below the table itself.
    let answerNodes: Int
    let referenceNodes: Int

    var value: Double {
        let larger = max(answerNodes, referenceNodes)
        return larger == 0 ? 1 : max(0, 1 - distance / Double(larger))
    }

    /// Compares; nil where the budget or the memory does not suffice.
    ///
    /// Where one of them was written in a notation without sections (Markdown, CSV, TSV) the sections of both are
    /// passed over. In tables too large to be compared whole, equal rows at the start and the end of each section are
    /// set aside first, which can only make the distance larger.
    static func measure(
        _ answer: TableTree, _ reference: TableTree, structureOnly: Bool, _ normalization: TextNormalization,
        budget: inout WorkBudget
    ) -> TableSimilarity? {
        var (first, second) = (answer, reference)
        if first.notation != .html || second.notation != .html {
            (first, second) = (first.withoutSections, second.withoutSections)
        }
        var texts = CellTexts(normalization)
        var pair = trees(first, second, structureOnly, &texts)
        let (answerNodes, referenceNodes) = (pair.0.countBelowRoot, pair.1.countBelowRoot)
        if pair.0.count * pair.1.count > TreeEditDistance.maxPairs {
            trim(&first, &second)
            texts = CellTexts(normalization)
            pair = trees(first, second, structureOnly, &texts)
        }
        guard let distance = TreeEditDistance.measure(pair.0, pair.1, texts, budget: &budget) else { return nil }
        return TableSimilarity(distance: distance, answerNodes: answerNodes, referenceNodes: referenceNodes)
    }

    private static func trees(
        _ first: TableTree, _ second: TableTree, _ structureOnly: Bool, _ texts: inout CellTexts
    ) -> (OrderedTree, OrderedTree) {
        if structureOnly { return (OrderedTree(first, number: nil), OrderedTree(second, number: nil)) }
        var numbered = texts
        let trees = (
            OrderedTree(first) { numbered.number($0) }, OrderedTree(second) { numbered.number($0) }
        )
        texts = numbered
        return trees
    }

    private static func trim(_ first: inout TableTree, _ second: inout TableTree) {
        guard first.sections.map(\.kind) == second.sections.map(\.kind) else { return }
        for index in first.sections.indices {
            let (left, right) = (first.sections[index].rows, second.sections[index].rows)
            var start = 0
            while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
            var end = 0
            while end < min(left.count, right.count) - start, left[left.count - 1 - end] == right[right.count - 1 - end]
            {
                end += 1
            }
            first.replaceRows(of: index, with: Array(left[start..<(left.count - end)]))
            second.replaceRows(of: index, with: Array(right[start..<(right.count - end)]))
        }
    }
}
