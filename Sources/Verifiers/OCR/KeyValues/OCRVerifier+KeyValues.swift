import AssayCore
import AssayJSON

extension OCRVerifier {
    /// Pairs of a kind shown in a detail.
    private static let greatestShownPairs = 16

    /// Scores key-value pairs by F1: a pair is right where key and value are, as often as the ground truth has it.
    func verifyKeyValues(_ answer: String, _ truth: KeyValues, in context: inout VerificationContext) -> Finding {
        guard context.budget.spend(32 * answer.utf8.count) else { return .outOfLimits(Self.workLimit) }
        let found = KeyValues(answer, normalization)
        if found.isCut { return .outOfLimits(Self.pairsLimit) }
        var left: [KeyValues.Pair: Int] = [:]
        for pair in truth.pairs { left[pair, default: 0] += 1 }
        var extra: [Int] = []
        for (index, pair) in found.pairs.enumerated() {
            if let count = left[pair], count > 0 { left[pair] = count - 1 } else { extra.append(index) }
        }
        let matched = found.pairs.count - extra.count
        let all = found.pairs.count + truth.pairs.count
        let f1 = all == 0 ? 1 : Double(2 * matched) / Double(all)
        var detail: JSONObject = [:]
        if context.detailLevel != .none {
            detail = [
                "metric": .string(metric.rawValue), "matched": .number(JSONNumber(matched)),
                "answer_pairs": .number(JSONNumber(found.pairs.count)),
                "reference_pairs": .number(JSONNumber(truth.pairs.count)),
                "similarity": JSONNumber(f1).map(JSONValue.number) ?? .null,
            ]
        }
        if context.detailLevel == .full {
            detail["extra"] = Self.shown(found, extra)
            detail["missing"] = Self.shown(truth, Self.missing(truth, left))
        }
        if found.pairs.isEmpty, !truth.pairs.isEmpty {
            return .wrong(.noAnswer, by: OCRRule.keyValues.rawValue, detail: detail)
        }
        return .graded(scale.score(f1), by: OCRRule.keyValues.rawValue, detail: detail)
    }

    private static func missing(_ truth: KeyValues, _ left: [KeyValues.Pair: Int]) -> [Int] {
        var left = left
        return truth.pairs.indices.reversed().filter { index in
            guard let count = left[truth.pairs[index]], count > 0 else { return false }
            left[truth.pairs[index]] = count - 1
            return true
        }.reversed()
    }

    private static func shown(_ values: KeyValues, _ indices: [Int]) -> JSONValue {
        .array(
            indices.prefix(greatestShownPairs).map { index in
                let source = String(String.UnicodeScalarView(values.sources[index].unicodeScalars.prefix(64)))
                return ["key": .string(values.pairs[index].key), "value": .string(source)]
            })
    }
}
