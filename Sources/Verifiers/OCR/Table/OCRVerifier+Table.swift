import AssayCore
import AssayJSON
import AssayText

extension OCRVerifier {
    /// The most cells of a table that is read.
    static let greatestCellCount = 100_000
    static let tableLimits = TableLimits(maxCells: greatestCellCount, keepsInlineTags: true)

    /// The table a text holds; without rows where it holds none, as prose without a comma does not.
    static func readTable(_ text: String) throws(TableReader.Problem) -> TableTree {
        let table = try TableReader.read(text, limits: tableLimits)
        let isProse =
            (table.notation == .commas || table.notation == .tabs)
            && table.sections.allSatisfy { $0.rows.allSatisfy { $0.count < 2 } }
        return isProse ? TableTree(rows: [], notation: .html) : table
    }

    /// Scores the table an answer holds by the best reference.
    func verifyTable(_ answer: String, _ references: [TableTree], in context: inout VerificationContext) -> Finding {
        guard context.budget.spend(32 * answer.utf8.count) else { return .outOfLimits(Self.workLimit) }
        guard let answer = try? Self.readTable(answer) else { return .outOfLimits(Self.tableLimit) }
        var best: (index: Int, similarity: TableSimilarity)?
        for (index, reference) in references.enumerated() {
            if answer.isEmpty != reference.isEmpty {
                if best == nil { best = (index, TableSimilarity(answer, unlike: reference)) }
                continue
            }
            guard
                let found = TableSimilarity.measure(
                    answer, reference, structureOnly: isStructureOnly, normalization, budget: &context.budget)
            else { return .outOfLimits(Self.workLimit) }
            if best.map({ found.value > $0.similarity.value }) ?? true { best = (index, found) }
        }
        guard let best else { return .wrong(by: OCRRule.treeEditDistance.rawValue) }
        return .graded(
            scale.score(best.similarity.value), by: OCRRule.treeEditDistance.rawValue,
            detail: tableDetail(best.similarity, best.index, of: references.count, context.detailLevel))
    }

    private func tableDetail(
        _ similarity: TableSimilarity, _ index: Int, of count: Int, _ level: DetailLevel
    ) -> JSONObject {
        if level == .none { return [:] }
        var detail: JSONObject = [
            "metric": .string(metric.rawValue), "structure_only": .bool(isStructureOnly),
            "tree_distance": JSONNumber(similarity.distance).map(JSONValue.number) ?? .null,
            "answer_nodes": .number(JSONNumber(similarity.answerNodes)),
            "reference_nodes": .number(JSONNumber(similarity.referenceNodes)),
            "similarity": JSONNumber(similarity.value).map(JSONValue.number) ?? .null,
        ]
        if count > 1 { detail["reference"] = .number(JSONNumber(index)) }
        return detail
    }
}

extension TableSimilarity {
    /// A table against nothing, or nothing against a table: every node is an edit.
    init(_ answer: TableTree, unlike reference: TableTree) {
        answerNodes = OrderedTree(answer, number: nil).countBelowRoot
        referenceNodes = OrderedTree(reference, number: nil).countBelowRoot
        distance = Double(max(answerNodes, referenceNodes))
    }
}
