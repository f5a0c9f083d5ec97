public import AssayCore
public import AssayJSON
import MathEngine

/// Mathematics, as far as numbers go: an answer and a ground truth that are numbers are compared exactly, or within
/// the tolerance the ground truth's own writing allows.
///
///     let verifier = try MathVerifier(options: OptionValues())
///     let truth = try verifier.readGroundTruth("\\frac{1}{2}")
///     var context = VerificationContext()
///     verifier.verify("0.5", against: truth, in: &context)       // correct, rule:numeric
///     verifier.verify("0.51", against: truth, in: &context)      // incorrect, rule:numeric
///     verifier.verify("\\sqrt{x}", against: truth, in: &context)   // undecided
///
/// Number against number is final. What is no number is equal as text or undecided: this form knows no expressions,
/// sets or units, and it never takes a number out of prose.
public struct MathVerifier: Verifier {
    private let policy: NumberPolicy

    /// Reads `tolerance` and `percent`.
    public init(options: OptionValues) throws(OptionError) {
        policy = NumberPolicy(
            tolerance: try options[MathOptions.tolerance], percent: try options[MathOptions.percent])
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
        case .empty: return .wrong(.noAnswer, by: Rule.noAnswer.rawValue)
        case .outOfLimits(let limit): return .outOfLimits(limit.rawValue)
        case .number, .text, .falseChain, .undefined, .malformed: break
        }
        let decision = decide(reading, groundTruth.reading)
        let detail = MathDetail(
            answer: reading, groundTruth: groundTruth.reading, policy: policy, rule: decision.rule
        ).object(context.detailLevel)
        switch decision {
        case .right(let rule): return .correct(by: rule.rawValue, detail: detail)
        case .wrong(let rule): return .wrong(by: rule.rawValue, detail: detail)
        case .undecided: return .undecided(detail: detail)
        }
    }

    private enum Decision {
        case right(Rule)
        case wrong(Rule)
        case undecided

        var rule: Rule? {
            switch self {
            case .right(let rule), .wrong(let rule): rule
            case .undecided: nil
            }
        }
    }

    private func decide(_ answer: AnswerReading, _ groundTruth: AnswerReading) -> Decision {
        switch answer.kind {
        case .falseChain: return .wrong(.falseChain)
        case .undefined, .malformed: return .undecided
        case .number, .text, .empty, .outOfLimits: break
        }
        switch policy.compare(answer, with: groundTruth) {
        case .equal(let ground): return .right(Rule(ground))
        case .unequal: return .wrong(.numeric)
        case .undecided: return .undecided
        }
    }

    /// Units of work: a linear reading, and the square of the digits there can be for one common divisor.
    private static func work(_ bytes: Int) -> Int {
        let digits = min(bytes, NumberLimits.maxDigits)
        return bytes.multipliedReportingOverflow(by: 16).partialValue &+ digits &* digits
    }
}

extension MathVerifier {
    /// The rule a decision is made by, as `rule:NAME` shows it.
    enum Rule: String, CaseIterable {
        case numeric
        case tolerance
        case printedPrecision = "printed_precision"
        case text
        case falseChain = "false_chain"
        case noAnswer = "no_answer"

        init(_ ground: NumberComparison.Ground) {
            switch ground {
            case .numeric: self = .numeric
            case .tolerance: self = .tolerance
            case .printedPrecision: self = .printedPrecision
            case .text: self = .text
            }
        }
    }

    /// The limits of the verifier's own, beside those of ``MathEngine/AnswerReading``.
    enum Limit: String, CaseIterable {
        case work
    }
}
