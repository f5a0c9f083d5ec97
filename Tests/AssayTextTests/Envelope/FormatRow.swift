import AssayText
import Testing

/// One row of fixtures/format: a response, the options it is read by, and the violations it has.
struct FormatRow: Decodable, CustomTestStringConvertible {
    struct Options: Decodable {
        var check: String?
        var style: String?
        var task: String?
        var mode: String?
        var envelope: String?
        var layout: String?
        var extraction: String?
        var forcedAnswer: Bool?
        var requireThink: Bool?
        var thinkPrefilled: Bool?

        enum CodingKeys: String, CodingKey {
            case check, style, task, mode, envelope, layout, extraction
            case forcedAnswer = "forced_answer"
            case requireThink = "require_think"
            case thinkPrefilled = "think_prefilled"
        }
    }
    struct Expected: Decodable {
        var score: Double
        var violations: [String]?
    }
    var id: String
    var response: String
    var options: Options
    var expected: Expected
    var why: String

    var testDescription: String { "\(id): \(why)" }

    /// The options as settings; nil where one is unknown.
    var settings: EnvelopeSettings? {
        var settings = EnvelopeSettings()
        guard let layout = Layout(rawValue: options.layout ?? "think_answer"),
            let style = EnvelopeStyle(rawValue: options.envelope ?? "lenient"),
            let mode = ThinkingMode(rawValue: options.mode ?? "think"),
            let task = TaskKind(rawValue: options.task ?? "verifiable"),
            let rule = ExtractionRule(name: options.extraction ?? "box")
        else { return nil }
        settings.layout = layout
        settings.style = style
        settings.mode = mode
        settings.task = task
        settings.requiresBox = rule.requiresBox
        settings.forcedAnswer = options.forcedAnswer ?? false
        settings.requireThink = options.requireThink ?? false
        settings.thinkPrefilled = options.thinkPrefilled ?? false
        return settings
    }

    static func all(_ file: String) throws -> [FormatRow] { try FixtureLines.decoded(file, as: FormatRow.self) }
}
