public import AssayCore
public import AssayJSON
import AssayText

/// Answers to questions about charts: numbers within a tolerance, years and texts exactly, lists as multisets.
///
///     let verifier = try ChartVerifier(options: OptionValues())
///     let truth = try verifier.readGroundTruth("$1,200,000")
///     var context = VerificationContext()
///     verifier.verify("1.2 million", against: truth, in: &context)   // correct, rule:tolerance
///     verifier.verify("1.2", against: truth, in: &context)           // incorrect: the scale is missing
///
/// A number, a year and a list of them are final; a text of other words is undecided, and a judge's to decide.
public struct ChartVerifier: Verifier {
    /// The rule a decision is made by, as `rule:NAME` shows it.
    enum Rule: String, CaseIterable {
        case tolerance, year, text, list, table
        case severalValues = "several_values"
        case notANumber = "not_a_number"
    }

    private static let answerType = Option.choice(
        "answer_type", default: AnswerType.auto,
        "What the ground truth is; auto takes it for a year only where the prompt asks for one")
    private static let percent = Option.choice(
        "percent", default: PercentReading.strict,
        "Whether 12% equals 12 and 0.12: strict where one side has the sign, lenient as a fraction only up to 2")
    private static let listOrder = Option.choice(
        "list_order", default: ListOrder.any, "Whether the elements of a list must stand in the order of the truth")
    private static let partial = Option.choice(
        "partial", default: PartialCredit.none,
        "What a list right in part earns: nothing, or its equal elements over the longer length")
    private static let elementType = Option.choice(
        "element_type", default: ElementType.auto, "What the elements of a list are compared as")

    private static let tau = Option.number(
        "tau", in: 0...1, default: 0.5,
        "Tables: the largest edit distance over the longer length at which headers and texts have something in common")
    private static let theta = Option.number(
        "theta", in: 0...1, default: 0.1, "Tables: the largest relative error of a number that earns something")
    private static let transpose = Option.flag(
        "transpose", default: true, "Tables: whether rows may be columns; the better reading counts")

    /// Units of work a byte of an answer costs.
    private static let unitsPerByte = 64

    /// Name, options, ground truth, rules and an example.
    public static let specification = VerifierSpecification(
        name: "chart", version: 2,
        summary: "Numbers within a relative tolerance, years and texts exactly, lists in any order, tables by RMS-F1",
        dataSources: ["chart"],
        options: [
            answerType.specification, RelativeTolerance.option.specification, percent.specification,
            listOrder.specification, partial.specification, elementType.specification, tau.specification,
            theta.specification, transpose.specification,
        ],
        groundTruth: [
            "oneOf": [
                ["type": ["string", "number"]],
                ["type": "array", "items": ["type": ["string", "number"]], "minItems": 1, "maxItems": 256],
                ["type": "array", "items": ["type": ["array", "object"]], "minItems": 1],
            ],
            "description":
                .string(
                    "A number in any notation, a year, a text, or a list: an array or a string such as \"[Asia, Europe]\"; "
                        + "with answer_type table a table: Markdown, HTML, CSV, TSV, an array of rows or of objects"),
        ],
        rules: Rule.allCases.map(\.rawValue), limits: ["answer_bytes", "work", "digits", "elements", "table_cells"],
        example: VerifierSpecification.Example(
            prompt: "How much revenue did the company report in 2019?", answer: "$1.2 million",
            groundTruth: "1,200,000"))

    private let answerType: AnswerType
    private let elementType: ElementType
    private let order: ListOrder
    private let partial: PartialCredit
    private let rule: PercentRule
    let thresholds: TableThresholds
    let allowsTransposed: Bool

    /// Reads the options; those of tables have no effect on other answers.
    public init(options: OptionValues) throws(OptionError) {
        answerType = try options[Self.answerType]
        elementType = try options[Self.elementType]
        order = try options[Self.listOrder]
        partial = try options[Self.partial]
        rule = PercentRule(reading: try options[Self.percent], tolerance: try options[RelativeTolerance.option])
        thresholds = TableThresholds(tau: try options[Self.tau], theta: try options[Self.theta])
        allowsTransposed = try options[Self.transpose]
    }

    /// Reads a string, a number or an array of them, by the reader of the answers.
    ///
    /// - Throws: ``GroundTruthError`` for an empty one, one that is not what `answer_type` says, or one over the
    ///   limits.
    /// - Complexity: O(n).
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> ChartGroundTruth {
        try ChartGroundTruth(value, answerType, elementType)
    }

    /// Compares an answer with the ground truth.
    ///
    /// - Complexity: O(n) in the answer; for a list O(n + k²) in its elements, at most 256; for tables see
    ///   ``TableComparer``.
    public func verify(
        _ answer: String, against groundTruth: ChartGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        guard answer.utf8.count <= groundTruth.maxAnswerBytes else { return .outOfLimits("answer_bytes") }
        guard context.budget.spend(answer.utf8.count.multipliedReportingOverflow(by: Self.unitsPerByte).partialValue)
        else { return .outOfLimits("work") }
        var report = ChartReport(level: context.detailLevel, tolerance: rule.tolerance)
        switch groundTruth.content {
        case .value(let value):
            let settled = value.settled(asksForYear: isYearAsked(for: [value], context.prompt))
            report.add(truth: settled)
            return verify(answer, against: settled, &report)
        case .list(let values):
            let asksForYear = isYearAsked(for: values, context.prompt)
            let settled = values.map { $0.settled(asksForYear: asksForYear) }
            report.add(truth: settled)
            return verify(answer, against: settled, &report)
        case .table(let table): return verify(answer, against: table, in: &context)
        }
    }

    /// Looks at the prompt only where a value may be a year.
    private func isYearAsked(for values: [ChartValue], _ prompt: Prompt?) -> Bool {
        let mayBe = values.contains { if case .numberOrYear = $0 { true } else { false } }
        return mayBe && YearQuestion.isAsked(by: prompt)
    }

    private func verify(_ answer: String, against truth: ChartValue, _ report: inout ChartReport) -> Finding {
        switch truth {
        case .number(let expected), .numberOrYear(let expected, _):
            guard let number = ChartNumberReader.read(answer) else {
                return mismatch(answer, .notANumber, report)
            }
            report.add(prediction: number, against: expected)
            guard number.isWithinLimits else { return .outOfLimits("digits", detail: report.detail) }
            return decide(rule.accepts(number, against: expected), .tolerance, report)
        case .year(let expected):
            guard let year = ChartYear.read(answer) else { return mismatch(answer, .year, report) }
            report.add(prediction: String(year))
            return decide(year == expected, .year, report)
        case .text(let expected):
            let text = FreeText(answer).key
            report.add(prediction: text)
            if text.utf8.elementsEqual(expected.utf8) { return decide(true, .text, report) }
            if text.isEmpty || Self.isBlank(text) { return mismatch("", .text, report) }
            if ChartHedge.isHedged(Self.head(answer), truth: expected)
                || ChartHedge.isSeveral(Self.head(answer), truth: expected)
            {
                return .wrong(.ambiguousAnswer, by: Rule.severalValues.rawValue, detail: report.detail)
            }
            return .undecided(detail: report.detail)
        }
    }

    private func verify(_ answer: String, against truths: [ChartValue], _ report: inout ChartReport) -> Finding {
        let whole = truths.compactMap { if case .text(let text) = $0 { text } else { nil } }
        let atoms = ListReader.elements(answer, keeping: whole)
        guard atoms.count <= ListReader.maxElements else { return .outOfLimits("elements", detail: report.detail) }
        guard atoms.contains(where: { !Self.isBlank($0.text) }) else { return mismatch("", .list, report) }
        let comparison = ListComparison(atoms, truths, order: order, rule: rule)
        report.add(atoms: atoms, comparison)
        if partial == .overlap {
            return .graded(
                Double(comparison.matched) / Double(comparison.longer), by: Rule.list.rawValue, detail: report.detail)
        }
        if comparison.matched == comparison.longer { return decide(true, .list, report) }
        let truthText = whole.joined(separator: " ")
        if atoms.contains(where: { ChartHedge.isHedged($0.text, truth: truthText) }) {
            return .wrong(.ambiguousAnswer, by: Rule.severalValues.rawValue, detail: report.detail)
        }
        return comparison.isOpen ? .undecided(detail: report.detail) : decide(false, .list, report)
    }

    private func decide(_ isRight: Bool, _ rule: Rule, _ report: ChartReport) -> Finding {
        isRight
            ? .correct(by: rule.rawValue, detail: report.detail) : .wrong(by: rule.rawValue, detail: report.detail)
    }

    /// An answer that is no number or no year: nothing at all, several, or something else.
    private func mismatch(_ answer: String, _ rule: Rule, _ report: ChartReport) -> Finding {
        if Self.isBlank(answer) { return .wrong(.noAnswer, by: rule.rawValue, detail: report.detail) }
        let head = Self.head(answer)
        if ChartHedge.hasSeveralNumbers(head) || ChartHedge.isHedged(head, truth: "") {
            return .wrong(.ambiguousAnswer, by: Rule.severalValues.rawValue, detail: report.detail)
        }
        return .wrong(by: rule.rawValue, detail: report.detail)
    }

    /// As much of an answer as is looked at for hedges: they only tell wrong from undecided.
    private static func head(_ text: String) -> String {
        text.utf8.count <= 4_096 ? text : String(decoding: text.utf8.prefix(4_096), as: UTF8.self)
    }

    /// Whether a text shows nothing.
    private static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { UnicodeText.isWhiteSpace($0) || UnicodeText.isInvisible($0) }
    }
}
