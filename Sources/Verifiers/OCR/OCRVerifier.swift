public import AssayCore
public import AssayJSON
import AssayText

/// Scores a transcription by how few edits make the reference of it.
///
///     let verifier = try OCRVerifier(options: OptionValues())
///     let truth = try verifier.readGroundTruth("社区服务")
///     var context = VerificationContext()
///     verifier.verify("社区服", against: truth, in: &context)     // 0.75, rule:edit_distance
///
/// Lengths and distances count Unicode code points of the normalised texts, so that nothing the normalisation removes
/// can move the score. Final: the rules always decide, or the work limit does.
public struct OCRVerifier: Verifier {
    private static let normalize = Option<TextProfile>.choice(
        "normalize", default: .glm, "What is made equal before the texts are compared")
    private static let ignoreCase = Option<Bool>.flag(
        "ignore_case", default: false, "Compare in lower case; under nfkc, with full case folding")
    private static let metric = Option<TranscriptionMetric>.choice(
        "metric", default: .similarity, "What is compared: texts, tables (teds), formulas, key-value pairs (kv_f1)")
    private static let lineOrder = Option<LineOrder>.choice(
        "line_order", default: .strict, "similarity: whether lines must stand in the order of the reference")
    private static let structureOnly = Option<Bool>.flag(
        "structure_only", default: false, "teds: whether the texts of cells are passed over")
    private static let formulaValues = Option<Bool>.flag(
        "formula_values", default: true, "formula: whether formulas the mathematics engine proves equal score 1")
    private static let threshold = Option<Double>.number(
        "threshold", in: 0...1, default: 0.5, "The similarity from which anls counts, itself included")
    private static let lowerBound = Option<Double?>.optionalNumber(
        "lower_bound", in: 0...1, "A similarity up to this, itself included, scores 0")
    private static let upperBound = Option<Double?>.optionalNumber(
        "upper_bound", in: 0...1, "A similarity from this up, itself included, scores 1")

    /// Code points in all references together; the compared texts of a page of print have about 5,000.
    static let greatestReferenceCodePoints = 1_000_000
    /// References in a list.
    static let greatestReferenceCount = 1000
    /// Bytes of an answer; normalisation can make up to eighteen code points of three.
    static let greatestAnswerBytes = 4 << 20
    /// The limit an answer that is too long comes up against.
    static let lengthLimit = "ocr_length"
    /// The limit a comparison that takes too long comes up against.
    static let workLimit = "ocr_work"
    /// The limit a table of too many cells comes up against.
    static let tableLimit = "ocr_table"
    /// The limit too many key-value pairs come up against.
    static let pairsLimit = "ocr_pairs"

    private static let groundTruthDescription = """
        The text in the image, empty where there is none; or a list of texts, of which the best counts. At most \
        1,000,000 code points in all. teds: tables as HTML or Markdown; formula: LaTeX; kv_f1: an object, or lines of \
        key: value.
        """

    /// Name, version, options, ground truth and rules.
    public static let specification = VerifierSpecification(
        name: "ocr", version: 2,
        summary: "Scores a transcription by 1 − edit distance / longer length; tables, formulas, key-value pairs",
        dataSources: ["ocr", "ocr_ignore_case"], dataSourceOptions: ["ocr_ignore_case": ["ignore_case": true]],
        options: [
            normalize.specification, ignoreCase.specification, metric.specification, threshold.specification,
            lowerBound.specification, upperBound.specification, lineOrder.specification,
            structureOnly.specification, formulaValues.specification,
        ],
        groundTruth: [
            "description": .string(groundTruthDescription),
            "anyOf": [
                ["type": ["string", "object"]],
                [
                    "type": "array", "items": ["type": "string"], "minItems": 1,
                    "maxItems": .number(JSONNumber(greatestReferenceCount)),
                ],
            ],
        ],
        rules: OCRRule.allCases.map(\.rawValue), limits: [lengthLimit, workLimit, tableLimit, pairsLimit],
        example: VerifierSpecification.Example(
            prompt: "Read the street sign.", answer: "KEEP LEFT", groundTruth: "KEEP LEFT"))

    let profile: TextProfile
    let metric: TranscriptionMetric
    let normalization: TextNormalization
    let scale: SimilarityScale
    let isStructureOnly: Bool
    let comparesValues: Bool
    private let ordersLines: Bool

    /// Reads the options.
    ///
    /// - Throws: ``OptionError``, also where the lower bound is above the upper one.
    public init(options: OptionValues) throws(OptionError) {
        profile = try options[Self.normalize]
        metric = try options[Self.metric]
        let threshold = try options[Self.threshold]
        let lowerBound = try options[Self.lowerBound]
        let upperBound = try options[Self.upperBound] ?? 1
        if let lowerBound, lowerBound > upperBound {
            throw OptionError(option: "lower_bound", problem: "must not be above upper_bound, \(upperBound)")
        }
        ordersLines = try options[Self.lineOrder] == .strict
        guard ordersLines || metric == .similarity else {
            throw OptionError(option: "line_order", problem: "must be strict where metric is \(metric.rawValue)")
        }
        isStructureOnly = try options[Self.structureOnly]
        comparesValues = try options[Self.formulaValues]
        normalization = TextNormalization(profile, ignoreCase: try options[Self.ignoreCase], metric: metric)
        scale = SimilarityScale(
            upperBound: upperBound, lowerBound: lowerBound, threshold: metric == .anls ? threshold : 0)
    }

    /// Reads one text or a list of them, or the pairs of a form; an empty text says that the image holds none.
    ///
    /// - Throws: ``GroundTruthError`` for any other value, an empty list, a text that is no table where one is needed,
    ///   or
    ///   one over the limits.
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> OCRGroundTruth {
        if metric == .keyValueF1 { return OCRGroundTruth(content: .keyValues(try keyValues(value))) }
        let texts = try Self.texts(value)
        switch metric {
        case .teds:
            var tables: [TableTree] = []
            for text in texts { tables.append(try Self.table(text)) }
            return OCRGroundTruth(content: .tables(tables))
        case .formula:
            for text in texts where text.utf8.count > FormulaTokens.maxBytes {
                throw GroundTruthError("must have at most \(FormulaTokens.maxBytes) bytes, not \(text.utf8.count)")
            }
            let formulas = texts.map { Formula(tokens: FormulaTokens($0).tokens, text: $0) }
            return OCRGroundTruth(content: .formulas(formulas))
        case .similarity where !ordersLines: return OCRGroundTruth(content: .lines(texts.map(lines)))
        case .similarity, .anls, .keyValueF1:
            return OCRGroundTruth(
                content: .texts(texts.map { OCRGroundTruth.Reference(codePoints: normalization.codePoints(of: $0)) }))
        }
    }

    private func keyValues(_ value: JSONValue) throws(GroundTruthError) -> KeyValues {
        let values: KeyValues
        switch value {
        case .string(let text):
            values = KeyValues(text, normalization)
            guard !values.pairs.isEmpty || UnicodeText.trimmed(text).utf8.isEmpty else {
                throw GroundTruthError("must be JSON, or lines of key: value")
            }
        case .object: values = KeyValues(value, normalization)
        default: throw GroundTruthError("must be an object or a string, not \(value.kindName)")
        }
        guard !values.isCut else { throw GroundTruthError("must have at most \(KeyValues.maxPairs) values") }
        return values
    }

    private static func table(_ text: String) throws(GroundTruthError) -> TableTree {
        let table: TableTree
        do throws(TableReader.Problem) {
            table = try readTable(text)
        } catch {
            throw GroundTruthError("must have at most \(greatestCellCount) cells")
        }
        guard !table.isEmpty || UnicodeText.trimmed(text).utf8.isEmpty else {
            throw GroundTruthError("must hold a table")
        }
        return table
    }

    private static func texts(_ value: JSONValue) throws(GroundTruthError) -> [String] {
        var texts: [String] = []
        switch value {
        case .string(let text): texts = [text]
        case .array(let values):
            guard !values.isEmpty else { throw GroundTruthError("must hold at least one text") }
            guard values.count <= greatestReferenceCount else {
                throw GroundTruthError("must hold at most \(greatestReferenceCount) texts, not \(values.count)")
            }
            for value in values {
                guard let text = value.stringValue else {
                    throw GroundTruthError("must be a list of strings; it holds \(value.kindName)")
                }
                texts.append(text)
            }
        default: throw GroundTruthError("must be a string or a list of strings, not \(value.kindName)")
        }
        var total = 0
        for text in texts { total += text.unicodeScalars.count }
        guard total <= greatestReferenceCodePoints else {
            throw GroundTruthError("must have at most \(greatestReferenceCodePoints) code points, not \(total)")
        }
        return texts
    }

    /// Compares an answer with the references and scores the best.
    ///
    /// - Complexity: O(n + n·d/64) for texts of n code points that are d edits apart, never more than the budget.
    public func verify(
        _ answer: String, against groundTruth: OCRGroundTruth, in context: inout VerificationContext
    ) -> Finding {
        guard answer.utf8.count <= Self.greatestAnswerBytes else { return .outOfLimits(Self.lengthLimit) }
        guard context.budget.spend(answer.utf8.count) else { return .outOfLimits(Self.workLimit) }
        switch groundTruth.content {
        case .texts(let references): return verifyText(answer, references, in: &context)
        case .lines(let references): return verifyLines(answer, references, in: &context)
        case .tables(let references): return verifyTable(answer, references, in: &context)
        case .formulas(let references): return verifyFormula(answer, references, in: &context)
        case .keyValues(let values): return verifyKeyValues(answer, values, in: &context)
        }
    }

    private func verifyText(
        _ answer: String, _ references: [OCRGroundTruth.Reference], in context: inout VerificationContext
    ) -> Finding {
        let codePoints = normalization.codePoints(of: answer)
        guard let comparison = compare(codePoints, with: references, budget: &context.budget) else {
            return .outOfLimits(Self.workLimit, detail: limitDetail(codePoints, context.detailLevel))
        }
        let detail = detail(
            comparison, answer: answer, codePoints: codePoints, references: references, level: context.detailLevel)
        return .graded(scale.score(comparison.similarity ?? 0), by: comparison.rule.rawValue, detail: detail)
    }
}
