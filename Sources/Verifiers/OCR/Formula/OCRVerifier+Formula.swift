import AssayCore
import AssayJSON
import AssayText
import MathEngine

extension OCRVerifier {
    /// A formula to compare with, in both forms.
    struct Formula: Sendable {
        let tokens: [String]
        let text: String
    }

    /// The most bytes of a formula that the mathematics engine is asked about.
    private static let greatestEngineBytes = 4_096

    /// Scores a formula by its tokens, and by its value where both sides are expressions the engine can prove equal.
    func verifyFormula(_ answer: String, _ references: [Formula], in context: inout VerificationContext) -> Finding {
        guard answer.utf8.count <= FormulaTokens.maxBytes else { return .outOfLimits(Self.lengthLimit) }
        guard context.budget.spend(16 * answer.utf8.count) else { return .outOfLimits(Self.workLimit) }
        let tokens = FormulaTokens(answer).tokens
        var best: (index: Int, distance: Int, similarity: Double)?
        for (index, reference) in references.enumerated() {
            guard let distance = distance(tokens, reference.tokens, &context.budget) else {
                return .outOfLimits(Self.workLimit)
            }
            let longer = max(tokens.count, reference.tokens.count)
            let similarity = SimilarityScale.similarity(distance: distance, longerCount: longer)
            if best.map({ similarity > $0.similarity }) ?? true { best = (index, distance, similarity) }
        }
        guard let best else { return .wrong(by: OCRRule.formulaTokens.rawValue) }
        let isEqual = best.similarity < 1 && !tokens.isEmpty && isEqualByValue(answer, references, &context)
        var detail: JSONObject = [:]
        if context.detailLevel != .none {
            detail = [
                "metric": .string(metric.rawValue), "token_distance": .number(JSONNumber(best.distance)),
                "answer_token_count": .number(JSONNumber(tokens.count)),
                "reference_token_count": .number(JSONNumber(references[best.index].tokens.count)),
                "similarity": JSONNumber(best.similarity).map(JSONValue.number) ?? .null,
            ]
            if references.count > 1 { detail["reference"] = .number(JSONNumber(best.index)) }
            if context.detailLevel == .full {
                detail["answer_tokens"] = Self.shown(tokens)
                detail["reference_tokens"] = Self.shown(references[best.index].tokens)
            }
        }
        if isEqual { return .correct(by: OCRRule.formulaValue.rawValue, detail: detail) }
        return .graded(scale.score(best.similarity), by: OCRRule.formulaTokens.rawValue, detail: detail)
    }

    /// The edit distance of two sequences of tokens; nil where the budget does not suffice.
    private func distance(_ left: [String], _ right: [String], _ budget: inout WorkBudget) -> Int? {
        var numbers: [String: UInt32] = [:]
        func number(_ token: String) -> UInt32 {
            if let known = numbers[token] { return known }
            let next = UInt32(truncatingIfNeeded: numbers.count + 1)
            numbers[token] = next
            return next
        }
        let (first, second) = (left.map(number), right.map(number))
        let measured = EditDistance.withShared {
            $0.measure(first.span, second.span, workLimit: budget.limit - budget.spent)
        }
        guard budget.spend(measured.steps + 16 * (left.count + right.count)) else { return nil }
        return measured.distance
    }

    /// Whether the engine proves an answer equal to a reference; numbers exactly, and nothing that it only reads as
    /// text.
    private func isEqualByValue(
        _ answer: String, _ references: [Formula], _ context: inout VerificationContext
    ) -> Bool {
        guard comparesValues, answer.utf8.count <= Self.greatestEngineBytes else { return false }
        var policy = AnswerPolicy()
        policy.numbers = NumberPolicy(tolerance: .exact, percent: .hundredths)
        let reading = AnswerReading(answer)
        for reference in references where reference.text.utf8.count <= Self.greatestEngineBytes {
            guard context.budget.spend(16 * (answer.utf8.count + reference.text.utf8.count)) else { return false }
            let comparison = ComparerPool.shared.withComparer(secret: EngineSecret(words: context.secret.words)) {
                $0.compare(reading, with: AnswerReading(reference.text), policy: policy)
            }
            if case .equal = comparison.status, comparison.rule != .text { return true }
        }
        return false
    }

    private static func shown(_ tokens: [String]) -> JSONValue {
        .string(tokens.prefix(64).joined(separator: " "))
    }
}
