public import AssayCore
public import AssayJSON
import AssayText

/// Counts are right or wrong: one exact integer, in digits of any script or in English or Chinese words.
///
///     let verifier = try CountingVerifier(options: OptionValues())
///     let truth = try verifier.readGroundTruth("105")
///     var context = VerificationContext()
///     verifier.verify("one hundred and five cats", against: truth, in: &context)   // correct, rule:integer
///     verifier.verify("5 or 6", against: truth, in: &context)                      // ambiguous_answer
///
/// The decision is final: a wrong number is not sent to a judge, and nothing is ever undecided.
public struct CountingVerifier: Verifier {
    /// The rule a decision is made by, as `rule:NAME` shows it.
    enum Rule: String, CaseIterable {
        case integer
        case severalNumbers = "several_numbers"
        case notAnInteger = "not_an_integer"
        case noNumber = "no_number"
    }

    /// Units of work a byte of an answer costs.
    private static let unitsPerByte = 16
    /// The most digits of a number that a detail shows.
    private static let maxShownDigits = 64

    /// Name, ground truth, rules and an example; there are no options.
    public static let specification = VerifierSpecification(
        name: "counting", version: 1,
        summary:
            "One exact integer in digits of any script, English words or Chinese numerals; a wrong number is final",
        dataSources: ["counting"], options: [],
        groundTruth: [
            "type": ["integer", "string"],
            "description": "An integer, or a string that reads as exactly one: \"5\", \"1,000\", \"three\", \"十二\"",
        ],
        rules: Rule.allCases.map(\.rawValue), limits: ["tokens", "work"], isQuick: true,
        example: VerifierSpecification.Example(
            prompt: "How many people are in the photo?", answer: "eighty-five people", groundTruth: "85"))

    /// There are no options to read.
    public init(options: OptionValues) throws(OptionError) {}

    /// Reads an integer of at most 10,000 digits, or a string that reads as one like an answer does.
    ///
    /// - Throws: ``GroundTruthError`` for anything else: several numbers, `5.5`, `about a few`, an empty string.
    /// - Complexity: O(n).
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> CountGroundTruth {
        try CountGroundTruth(value)
    }

    /// Compares the one count in an answer with the ground truth, exactly.
    ///
    /// - Complexity: O(n) in the answer.
    public func verify(
        _ answer: String, against groundTruth: CountGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        guard context.budget.spend(answer.utf8.count.multipliedReportingOverflow(by: Self.unitsPerByte).partialValue)
        else { return .outOfLimits("work") }
        let reading = CountReader.read(answer)
        let detail = detail(of: reading, groundTruth, context.detailLevel)
        switch reading {
        case .integer(let number, _):
            return number == groundTruth.number
                ? .correct(by: Rule.integer.rawValue, detail: detail)
                : .wrong(by: Rule.integer.rawValue, detail: detail)
        case .several: return .wrong(.ambiguousAnswer, by: Rule.severalNumbers.rawValue, detail: detail)
        case .notAnInteger: return .wrong(by: Rule.notAnInteger.rawValue, detail: detail)
        case .noNumber: return .wrong(by: Rule.noNumber.rawValue, detail: detail)
        case .tooLong: return .outOfLimits("tokens", detail: detail)
        case .empty: return .wrong(.noAnswer, by: Rule.noNumber.rawValue, detail: detail)
        }
    }

    private func detail(
        of reading: CountReading, _ groundTruth: CountGroundTruth, _ level: DetailLevel
    ) -> JSONObject {
        guard level != .none else { return [:] }
        var prediction: DecimalNumber?
        var form: NumberForm?
        var problem: CountProblem?
        var numbers: [DecimalNumber] = []
        switch reading {
        case .integer(let number, let written): (prediction, form) = (number, written)
        case .several(let values, let reason): (numbers, problem) = (values, reason)
        case .notAnInteger(let reason, let value): (numbers, problem) = (value.map { [$0] } ?? [], reason)
        case .noNumber(let reason): problem = reason
        case .empty, .tooLong: break
        }
        // Room for what the pipeline adds, too.
        var detail = JSONObject(capacity: 8)
        detail.append(distinct: "prediction", prediction.map(shown) ?? .null)
        detail.append(distinct: "ground_truth", shown(groundTruth.number))
        if let problem { detail.append(distinct: "reason", .string(problem.rawValue)) }
        guard level == .full else { return detail }
        if let form { detail.append(distinct: "form", .string(form.rawValue)) }
        detail.append(distinct: "ground_truth_form", .string(groundTruth.form.rawValue))
        if !numbers.isEmpty { detail.append(distinct: "numbers", .array(numbers.map(shown))) }
        return detail
    }

    private func shown(_ number: DecimalNumber) -> JSONValue { .string(number.text(maxDigits: Self.maxShownDigits)) }
}
