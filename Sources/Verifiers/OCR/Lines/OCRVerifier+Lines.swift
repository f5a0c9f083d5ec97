import AssayCore
import AssayJSON
import AssayMatching
import AssayText

extension OCRVerifier {
    /// The most pairs of lines that are all measured; with more, equal lines are paired first.
    private static let mostDirectPairs = 160_000

    /// The lines of a text, normalised, empty ones left out.
    func lines(of text: String) -> [[UInt32]] {
        text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
            .map { normalization.codePoints(of: UnicodeText.trimmed(String(decoding: Array($0), as: UTF8.self))) }
            .filter { !$0.isEmpty }
    }

    /// Scores lines in any order: each is paired with one of the reference so that what they have in common is the
    /// most.
    func verifyLines(_ answer: String, _ references: [[[UInt32]]], in context: inout VerificationContext) -> Finding {
        guard context.budget.spend(8 * answer.utf8.count) else { return .outOfLimits(Self.workLimit) }
        let lines = lines(of: answer)
        var best: (index: Int, similarity: Double, matched: Int)?
        for (index, reference) in references.enumerated() {
            guard let found = similarity(lines, reference, &context.budget) else { return .outOfLimits(Self.workLimit) }
            if best.map({ found.similarity > $0.similarity }) ?? true {
                best = (index, found.similarity, found.matched)
            }
        }
        guard let best else { return .wrong(by: OCRRule.lines.rawValue) }
        var detail: JSONObject = [:]
        if context.detailLevel != .none {
            detail = [
                "metric": .string(metric.rawValue), "normalize": .string(profile.rawValue), "line_order": "any",
                "answer_lines": .number(JSONNumber(lines.count)),
                "reference_lines": .number(JSONNumber(references[best.index].count)),
                "matched": .number(JSONNumber(best.matched)),
                "similarity": JSONNumber(best.similarity).map(JSONValue.number) ?? .null,
            ]
            if references.count > 1 { detail["reference"] = .number(JSONNumber(best.index)) }
        }
        return .graded(scale.score(best.similarity), by: OCRRule.lines.rawValue, detail: detail)
    }

    /// What paired lines have in common (longer length − distance) over the length of the longer text.
    private func similarity(
        _ answer: [[UInt32]], _ reference: [[UInt32]], _ budget: inout WorkBudget
    ) -> (similarity: Double, matched: Int)? {
        let longer = max(answer.reduce(0) { $0 + $1.count }, reference.reduce(0) { $0 + $1.count })
        guard longer > 0 else { return (1, 0) }
        var rows = Array(answer.indices)
        var columns = Array(reference.indices)
        var common = 0
        var matched = 0
        if rows.count * columns.count > Self.mostDirectPairs {
            var places: [[UInt32]: [Int]] = [:]
            for index in columns.reversed() { places[reference[index], default: []].append(index) }
            var taken: Set<Int> = []
            rows = rows.filter { row in
                guard let column = places[answer[row]]?.popLast() else { return true }
                taken.insert(column)
                common += answer[row].count
                matched += 1
                return false
            }
            columns.removeAll(where: taken.contains)
        }
        var graph = PairGraphBuilder(rowCount: rows.count, truthCount: columns.count)
        var gains: [Int] = []
        for row in rows {
            for (place, column) in columns.enumerated() {
                let (first, second) = (answer[row], reference[column])
                let length = max(first.count, second.count)
                let measured = EditDistance.withShared {
                    $0.measure(first.span, second.span, workLimit: budget.limit - budget.spent)
                }
                guard budget.spend(measured.steps + 32), let distance = measured.distance, !graph.isFull else {
                    return nil
                }
                guard distance < length else { continue }
                gains.append(length - distance)
                graph.append(truth: place, overlap: Double(length - distance) / Double(longer))
            }
            graph.endRow()
        }
        let finished = graph.finish()
        guard budget.spend(4 * finished.edges.count),
            let edges = MaximumWeightMatching.solve(finished, prefersMore: false, budget: &budget)
        else { return nil }
        for edge in edges where edge >= 0 {
            common += gains[Int(edge)]
            matched += 1
        }
        return (Double(common) / Double(longer), matched)
    }
}
