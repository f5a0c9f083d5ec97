public import AssayCore
public import AssayJSON
import AssayText

/// Judges the format of a response and nothing else: 1 where it holds, 0 where it breaks.
///
/// Every other verdict carries the same checks as components; this verifier is for a reward, or a metric, of its own.
public struct FormatVerifier: FormatJudge {
    static let check = Option<FormatCheck>.choice("check", default: .all, "What of the format is checked")
    static let task = Option<TaskKind>.choice(
        "task", default: .verifiable, "Whether the answer has to hold a box; a box in a non_verifiable answer breaks it"
    )

    static let style = Option<StyleRule>.choice(
        "style", default: .reference,
        "reference has the published thresholds; robust cannot be escaped by line ends, commas or numbering")

    /// Options `check`, `task` and `style`; the shape of the envelope is set by the options every verifier has.
    public static let specification = VerifierSpecification(
        name: "format", version: 3, summary: "envelope, box, language mix and repetition of a response",
        dataSources: ["format"], options: [check.specification, task.specification, style.specification],
        groundTruth: ["description": "Not looked at; may be absent."], needsGroundTruth: false, rules: ["format"],
        limits: [], isQuick: true,
        example: .init(prompt: "Which colour is the bus?", answer: "red", groundTruth: .null))

    /// The components `check` names.
    public let checkedComponents: Set<String>
    /// Whether `task` wants a box.
    public let isVerifiable: Bool

    /// Whether `style` is robust.
    public let isRobust: Bool

    /// Reads `check`, `task` and `style`.
    public init(options: OptionValues) throws(OptionError) {
        checkedComponents = try options[Self.check].components
        isVerifiable = try options[Self.task] == .verifiable
        isRobust = try options[Self.style] == .robust
    }

    /// Takes anything: there is nothing to compare with.
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> JSONValue { value }

    /// An answer without its response has no format to find fault with.
    public func verify(
        _ answer: String, against groundTruth: JSONValue, in context: inout VerificationContext
    ) -> Finding { .correct(by: "format") }

    /// Right unless something breaks what is checked.
    public func verify(violations: [String], in context: inout VerificationContext) -> Finding {
        violations.isEmpty ? .correct(by: "format") : .wrong(.formatViolation, by: "format")
    }
}
