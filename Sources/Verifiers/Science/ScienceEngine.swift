import AssayCore
import AssayJSON
import MathEngine

/// Decides of quantities, species, numbers and texts what rules can decide; physics and chemistry share it.
public struct ScienceEngine: Sendable {
    private let numbers: NumberPolicy
    private let quantities: QuantityPolicy
    private let isChemistry: Bool

    init(_ options: OptionValues, isChemistry: Bool) throws(OptionError) {
        let tolerance = try options[ScienceOptions.tolerance]
        numbers = NumberPolicy(tolerance: tolerance, percent: try options[ScienceOptions.percent])
        quantities = QuantityPolicy(
            tolerance: tolerance, isUnitStrict: try options[ScienceOptions.unit] == .strict)
        self.isChemistry = isChemistry
    }

    func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> ScienceGroundTruth {
        try ScienceGroundTruth(value, isChemistry: isChemistry)
    }

    /// Compares an answer with a ground truth.
    ///
    /// - Complexity: O(n), with at most a few dozen conversions and O(d²) in the digits.
    func verify(
        _ answer: String, against truth: ScienceGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        guard context.budget.spend(Self.work(answer.utf8.count)) else { return .outOfLimits("work") }
        let reading = AnswerReading(answer)
        switch reading.kind {
        case .empty: return .wrong(.noAnswer, by: ScienceRule.noAnswer.rawValue)
        case .outOfLimits(let limit): return .outOfLimits(limit.rawValue)
        case .number, .text, .falseChain, .undefined, .malformed: break
        }
        let quantity = QuantityReader.read(answer)
        let chemical = isChemistry ? ChemicalAnswer(answer) : nil
        let decision = decide(reading, quantity, chemical, truth)
        let detail = ScienceDetail(
            answer: answer, quantity: quantity, chemical: chemical, truth: truth, rule: decision?.rule,
            isUnitStrict: quantities.isUnitStrict
        ).object(context.detailLevel)
        guard let decision else { return .undecided(detail: detail) }
        return decision.isRight
            ? .correct(by: decision.rule.rawValue, detail: detail) : .wrong(by: decision.rule.rawValue, detail: detail)
    }

    /// The rule that decides and what it says; nil where none does.
    private func decide(
        _ reading: AnswerReading, _ quantity: Quantity?, _ chemical: ChemicalAnswer?, _ truth: ScienceGroundTruth
    ) -> (rule: ScienceRule, isRight: Bool)? {
        let plain = numbers.compare(reading, with: truth.reading)
        if plain == .equal(.text) { return (.text, true) }
        // `2 K` may be a temperature or two atoms: a quantity first where both sides are one.
        if let left = quantity, let right = truth.quantity, !(left.isBare && right.isBare) {
            switch quantities.compare(left, with: right) {
            case .equal(let ground): return (ScienceRule(ground), true)
            case .unequal: return (.quantity, false)
            case .unitConflict: return (.unitConflict, false)
            case .unitMissing: return (.unitMissing, false)
            case .undecided: return nil
            }
        }
        if let chemical, let right = truth.chemical, let isRight = chemical.isEqual(to: right) {
            let isNamed = chemical.kind == .name || right.kind == .name
            return (right.kind == .equation ? .equation : isNamed ? .speciesName : .formula, isRight)
        }
        if case .falseChain = reading.kind, chemical == nil { return (.falseChain, false) }
        // Both without a unit: numbers as in mathematics, unless a name such as pH stands before one.
        if plain == .undecided, let left = quantity, let right = truth.quantity, !left.hasUncertainty,
            !right.hasUncertainty,
            case .equal(let ground) = quantities.compare(left, with: right)
        {
            return (ScienceRule(ground), true)
        }
        switch plain {
        case .equal(let ground): return (ScienceRule(ground), true)
        case .unequal: return (.numeric, false)
        case .undecided: return nil
        }
    }

    /// Units of work: three linear readings, and the square of the digits there can be.
    private static func work(_ bytes: Int) -> Int {
        let digits = min(bytes, NumberLimits.maxDigits)
        return bytes.multipliedReportingOverflow(by: 64).partialValue &+ digits &* digits
    }

    static func specification(
        _ name: String, _ summary: String, description: String, example: VerifierSpecification.Example
    ) -> VerifierSpecification {
        let isChemistry = name == "chemistry"
        return VerifierSpecification(
            name: name, version: 1, summary: summary, dataSources: [name],
            options: [
                ScienceOptions.tolerance.specification, ScienceOptions.percent.specification,
                ScienceOptions.unit.specification,
            ],
            groundTruth: ["type": ["string", "number"], "description": .string(description)],
            rules: ScienceRule.allCases.filter { isChemistry || !ScienceRule.chemical.contains($0) }.map(\.rawValue),
            limits: AnswerReading.Limit.allCases.map(\.rawValue) + ["work"], example: example)
    }
}
