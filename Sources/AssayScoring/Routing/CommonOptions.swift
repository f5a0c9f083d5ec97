public import AssayCore
import AssayJSON
public import AssayText

/// The options every verifier has: how the answer is found, and what an undecided rollout gets.
public struct CommonOptions: Sendable {
    static let extraction = Option<ExtractionRule>(
        "extraction",
        schema: [
            "anyOf": [
                ["enum": ["box", "boxed", "auto", "none", "action"]],
                ["type": "string", "pattern": "^pattern:.+"],
            ]
        ],
        default: .box, defaultText: "box",
        "How the answer is found: exactly one GLM box; the last \\boxed{}; either, else the whole answer part; the"
            + " whole answer part; the last Action: line; or a pattern of the configuration"
    ) { (value) throws(OptionError) in
        guard let text = value.stringValue, let rule = ExtractionRule(name: text) else {
            throw OptionError(
                option: "extraction", problem: "must be one of box, boxed, auto, none, action, or pattern:NAME")
        }
        return rule
    }
    static let envelope = Option<EnvelopeStyle>.choice(
        "envelope", default: .lenient,
        "lenient strips white space and known stop tokens around the envelope and reports them; reference is"
            + " bit-compatible with the published code")
    static let layout = Option<Layout?>(
        "layout", schema: ["enum": .array(Layout.allCases.map { .string($0.rawValue) })], default: nil,
        defaultText: "think_answer", "The shape of a response; never guessed"
    ) { (value) throws(OptionError) in
        guard let text = value.stringValue, let layout = Layout(rawValue: text) else {
            let names = Layout.allCases.map(\.rawValue).joined(separator: ", ")
            throw OptionError(option: "layout", problem: "must be one of \(names)")
        }
        return layout
    }
    static let thinkPrefilled = Option<Bool>.flag(
        "think_prefilled", default: false, "The chat template had opened <think>, so the response starts inside it")
    static let mode = Option<ThinkingMode>.choice(
        "mode", default: .think, "Whether the model was asked to think; nothink wants an empty thought")
    static let forcedAnswer = Option<Bool>.flag(
        "forced_answer", default: false, "The trainer ended the thought to force an answer")
    static let requireThink = Option<Bool>.flag(
        "require_think", default: false, "An empty thought breaks the structure instead of being reported")
    static let onUndecided = Option<UndecidedScore?>(
        "on_undecided", schema: ["enum": ["zero", "null"]], default: nil, defaultText: nil,
        "The score of an undecided rollout: 0 or none; by default the configuration's"
    ) { (value) throws(OptionError) in
        guard let text = value.stringValue, let score = UndecidedScore(rawValue: text) else {
            throw OptionError(option: "on_undecided", problem: "must be one of zero, null")
        }
        return score
    }
    static let judge = Option<Bool>.flag(
        "judge", default: true, "Whether what rules cannot decide may go to a judge; false makes it wrong instead")

    /// What `/v1/verifiers` says of them.
    public static let specifications: [OptionSpecification] = [
        extraction.specification, envelope.specification, layout.specification, thinkPrefilled.specification,
        mode.specification, forcedAnswer.specification, requireThink.specification, onUndecided.specification,
        judge.specification,
    ]
    static let names = Set(specifications.map(\.name))

    /// How the answer is found.
    public let extraction: ExtractionRule
    /// How the envelope is read.
    public let envelope: EnvelopeSettings
    /// Whether an envelope is looked for at all: `extraction: boxed` without a `layout` does not.
    public let readsEnvelope: Bool
    /// The score of an undecided rollout; nil leaves it to the configuration.
    public let onUndecided: UndecidedScore?
    /// Whether a judge may be asked.
    public let mayJudge: Bool

    init(
        options: OptionValues, stopTokens: [String], formatJudge: (any FormatJudge)?, answersHoldBox: Bool
    ) throws(OptionError) {
        let isGiven = options.object[Self.extraction.name] != nil
        // Whoever judges the format wants no answer.
        extraction = formatJudge == nil && (answersHoldBox || isGiven) ? try options[Self.extraction] : .none
        let layout = try options[Self.layout]
        readsEnvelope = !(extraction == .boxed && layout == nil)
        var envelope = EnvelopeSettings()
        envelope.layout = layout ?? .thinkAnswer
        envelope.style = try options[Self.envelope]
        envelope.thinkPrefilled = try options[Self.thinkPrefilled]
        envelope.mode = try options[Self.mode]
        envelope.forcedAnswer = try options[Self.forcedAnswer]
        envelope.requireThink = try options[Self.requireThink]
        let isVerifiable = formatJudge?.isVerifiable ?? answersHoldBox
        envelope.requiresBox = formatJudge.map(\.isVerifiable) ?? extraction.requiresBox
        envelope.task = isVerifiable ? .verifiable : .nonVerifiable
        envelope.stopTokens = stopTokens
        self.envelope = envelope
        onUndecided = try options[Self.onUndecided]
        mayJudge = try options[Self.judge]
    }
}
