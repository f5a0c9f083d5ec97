import AssayCore
import AssayJSON
import MathEngine

/// Decides of quantities, species, numbers and texts what rules can decide; physics and chemistry share it.
public struct ScienceEngine: Sendable {
    private let answers: AnswerPolicy
    private let quantities: QuantityPolicy
    private let isChemistry: Bool
    private let comparers = ComparerPool.shared

    init(_ options: OptionValues, isChemistry: Bool) throws(OptionError) {
        let tolerance = try options[ScienceOptions.tolerance]
        let isUnitStrict = try options[ScienceOptions.unit] == .strict
        var answers = AnswerPolicy()
        answers.numbers = NumberPolicy(tolerance: tolerance, percent: try options[ScienceOptions.percent])
        answers.isUnitStrict = isUnitStrict
        answers.order = try options[ScienceOptions.order]
        // STEM 15: in physics a letter and digits are one symbol.
        answers.digitsAreSubscripts = !isChemistry
        answers.readsUnits = true
        self.answers = answers
        quantities = QuantityPolicy(tolerance: tolerance, isUnitStrict: isUnitStrict)
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
        let decision = decide(reading, quantity, chemical, truth, EngineSecret(words: context.secret.words))
        let detail = ScienceDetail(
            answer: answer, quantity: quantity, chemical: chemical, truth: truth, rule: decision.rule,
            isUnitStrict: quantities.isUnitStrict,
            explanation: context.detailLevel == .full
                ? comparers.withComparer(secret: EngineSecret(words: context.secret.words)) {
                    $0.explain(reading, with: truth.reading, policy: answers)
                } : nil
        ).object(context.detailLevel)
        switch decision {
        case .right(let rule): return .correct(by: rule, detail: detail)
        case .wrong(let rule): return .wrong(by: rule, detail: detail)
        case .outOfLimits(let limit): return .outOfLimits(limit, detail: detail)
        case .undecided: return .undecided(detail: detail)
        }
    }

    private enum Decision {
        case right(String)
        case wrong(String)
        case outOfLimits(String)
        case undecided

        /// The rule that decided, nil where none did.
        var rule: String? {
            switch self {
            case .right(let rule), .wrong(let rule): rule
            case .outOfLimits, .undecided: nil
            }
        }

        init(_ comparison: QuantityComparison) {
            switch comparison {
            case .equal(let ground): self = .right(ScienceRule.name(ground))
            case .unequal: self = .wrong(AnswerRule.quantity.rawValue)
            case .unitConflict: self = .wrong(ScienceRule.unitConflict.rawValue)
            case .unitMissing: self = .wrong(ScienceRule.unitMissing.rawValue)
            case .undecided: self = .undecided
            }
        }
    }

    private func decide(
        _ reading: AnswerReading, _ quantity: Quantity?, _ chemical: ChemicalAnswer?, _ truth: ScienceGroundTruth,
        _ secret: EngineSecret
    ) -> Decision {
        let plain = answers.numbers.compare(reading, with: truth.reading)
        if plain == .equal(.text) { return .right(AnswerRule.text.rawValue) }
        if isChemistry, let decision = chemicalForms(reading, truth) { return decision }
        // `2 K` may be a temperature or two atoms: a quantity first where both sides are one.
        if let left = quantity, let right = truth.quantity, !(left.isBare && right.isBare) {
            return Decision(quantities.compare(left, with: right))
        }
        if let right = truth.chemical {
            // Letters of a formula are no factors: nothing but chemistry or the same text equals it.
            guard let chemical, let isRight = chemical.isEqual(to: right) else { return .undecided }
            let isNamed = chemical.kind == .name || right.kind == .name
            let rule: ScienceRule = right.kind == .equation ? .equation : isNamed ? .speciesName : .formula
            return isRight ? .right(rule.rawValue) : .wrong(rule.rawValue)
        }
        if let left = quantity, let right = truth.quantity,
            plain == .undecided || left.hasUncertainty || right.hasUncertainty
        {
            // Both without a unit, with a name such as pH or an uncertainty.
            let comparison = quantities.compare(left, with: right)
            if case .equal(let ground) = comparison { return .right(ScienceRule.name(ground)) }
            if left.hasUncertainty || right.hasUncertainty { return .undecided }
        }
        let comparison = comparers.withComparer(secret: secret) {
            $0.compare(reading, with: truth.reading, policy: answers)
        }
        // A quantity whose figure is no plain number, `5\sqrt{2} m`; what is read as no value proves nothing against one.
        let isQuantity = truth.quantity?.isBare == false
        switch (comparison.status, comparison.rule) {
        case (.equal, let rule?): return .right(rule.rawValue)
        case (.unequal, let rule?) where !isQuantity || rule == .quantity: return .wrong(rule.rawValue)
        case (.overBudget(let limit), _): return .outOfLimits(limit)
        default: return .undecided
        }
    }

    /// Forms that only chemistry writes: oxidation numbers, equations with their enthalpy, amounts of a substance.
    private func chemicalForms(_ reading: AnswerReading, _ truth: ScienceGroundTruth) -> Decision? {
        let text = reading.normalText
        if let left = OxidationNumber(text), let right = truth.oxidation, let isRight = left.isEqual(to: right) {
            return isRight ? .right(ScienceRule.oxidationNumber.rawValue) : .wrong(ScienceRule.oxidationNumber.rawValue)
        }
        if let right = truth.thermochemical, let left = ThermochemicalEquation(text),
            let isRight = left.isEqual(to: right, by: quantities)
        {
            return isRight ? .right(ScienceRule.equation.rawValue) : .wrong(ScienceRule.equation.rawValue)
        }
        if let right = truth.amount, let left = SubstanceAmount(text), left.substance != nil || right.substance != nil {
            return Decision(left.comparison(with: right, by: quantities))
        }
        return nil
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
            name: name, version: 2, summary: summary, dataSources: [name],
            options: [
                ScienceOptions.tolerance.specification, ScienceOptions.percent.specification,
                ScienceOptions.unit.specification, ScienceOptions.order.specification,
            ],
            groundTruth: ["type": ["string", "number"], "description": .string(description)],
            rules: AnswerRule.allCases.map(\.rawValue)
                + ScienceRule.allCases.filter { isChemistry || !ScienceRule.chemical.contains($0) }.map(\.rawValue),
            limits: AnswerReading.Limit.allCases.map(\.rawValue) + ["work"], example: example)
    }
}
