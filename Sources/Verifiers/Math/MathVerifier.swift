public import AssayCore
public import AssayJSON
import AssayText
import MathEngine

/// Mathematics: an answer and a ground truth are read as numbers, expressions, sets, intervals, relations, tuples,
/// matrices or texts, and compared exactly, or within the tolerance the ground truth's own writing allows.
///
///     let verifier = try MathVerifier(options: OptionValues())
///     let truth = try verifier.readGroundTruth("\\frac{1}{2}")
///     var context = VerificationContext()
///     verifier.verify("0.5", against: truth, in: &context)       // correct, rule:numeric
///     verifier.verify("0.51", against: truth, in: &context)      // incorrect, rule:numeric
///     verifier.verify("\\text{one of two}", against: truth, in: &context)   // undecided
///
/// Number against number is final. Nothing is evaluated that has no bound, and no number is ever taken out of prose.
public struct MathVerifier: Verifier {
    private let policy: AnswerPolicy
    private let comparers = ComparerPool.shared

    /// Reads `tolerance`, `percent`, `unit`, `order` and `relation_as_set`.
    public init(options: OptionValues) throws(OptionError) {
        var policy = AnswerPolicy()
        policy.numbers = NumberPolicy(
            tolerance: try options[MathOptions.tolerance], percent: try options[MathOptions.percent])
        policy.isUnitStrict = try options[MathOptions.unit] == .strict
        policy.order = try options[MathOptions.order]
        policy.relationIsSet = try options[MathOptions.relationAsSet]
        self.policy = policy
    }

    /// Reads a string, or a JSON number by its literal.
    ///
    /// - Throws: ``GroundTruthError`` for other JSON, an empty text, `1/0`, NaN, `42=43`, braces that do not pair, and
    ///   what passes a limit of ``MathEngine/NumberLimits``.
    /// - Complexity: O(n), and O(d²) in the digits.
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> MathGroundTruth {
        try MathGroundTruth(value)
    }

    /// Compares an answer with the ground truth.
    ///
    /// - Complexity: O(n), and O(d²) in at most 2,000 digits.
    public func verify(
        _ answer: String, against groundTruth: MathGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        guard context.budget.spend(Self.work(answer.utf8.count)) else { return .outOfLimits(Limit.work.rawValue) }
        let reading = AnswerReading(answer)
        switch reading.kind {
        case .empty: return .wrong(.noAnswer, by: Rule.noAnswer)
        case .outOfLimits(let limit): return .outOfLimits(limit.rawValue)
        case .number, .text, .falseChain, .undefined, .malformed: break
        }
        var policy = policy
        if let prompt = context.prompt { policy.convertsUnits = !ConversionQuestion.isAsked(in: prompt.text) }
        let words = NumberPhrase.digits(reading.normalText).map(AnswerReading.init)
        let isFull = context.detailLevel == .full
        let (comparison, explanation) = comparers.withComparer(secret: EngineSecret(words: context.secret.words)) {
            (comparer) -> (AnswerComparison, AnswerExplanation?) in
            let how = isFull ? comparer.explain(reading, with: groundTruth.reading, policy: policy) : nil
            let plain = how?.comparison ?? comparer.compare(reading, with: groundTruth.reading, policy: policy)
            guard plain.status != .equal, words != nil || groundTruth.words != nil else { return (plain, how) }
            // Number words are their number beside another number.
            let spoken = comparer.compare(
                words ?? reading, with: groundTruth.words ?? groundTruth.reading, policy: policy)
            if spoken.status == .equal { return (spoken.with(rule: .words), how) }
            return (spoken.status == .unequal ? spoken : plain, how)
        }
        let detail = MathDetail(
            answer: reading, groundTruth: groundTruth.reading, policy: policy.numbers, rule: comparison.rule,
            explanation: explanation
        ).object(context.detailLevel)
        switch (comparison.status, comparison.rule) {
        case (.equal, let rule?): return .correct(by: rule.rawValue, detail: detail)
        case (.unequal, let rule?): return .wrong(by: rule.rawValue, detail: detail)
        case (.overBudget(let limit), _): return .outOfLimits(limit, detail: detail)
        default: return .undecided(detail: detail)
        }
    }

    /// Units of work: a linear reading, and the square of the digits there can be for one common divisor.
    private static func work(_ bytes: Int) -> Int {
        let digits = min(bytes, NumberLimits.maxDigits)
        return bytes.multipliedReportingOverflow(by: 16).partialValue &+ digits &* digits
    }
}

extension MathVerifier {
    /// The rules a decision is made by beside those of ``MathEngine/AnswerRule``, as `rule:NAME` shows them.
    enum Rule {
        static let noAnswer = "no_answer"
        static let names = AnswerRule.allCases.map(\.rawValue) + [noAnswer]
    }

    /// The limits of the verifier's own, beside those of ``MathEngine/AnswerReading``.
    enum Limit: String, CaseIterable {
        case work
    }
}
