import AssayCore
import AssayJSON
import AssayText

/// What the envelope and the style of one response are like: the failed components and what shows them.
struct FormatReport {
    private(set) var failed = FormatComponentSet()
    private(set) var violations: [FormatViolation] = []
    /// Those that break a component, rather than being reported only.
    private(set) var breaking: [FormatViolation] = []
    private var style = JSONObject()
    /// What shapes the score beside right and wrong.
    var shape = ResponseShape()
    /// The envelope, where one was looked for.
    var envelope: Envelope?

    /// Sorts a violation of the envelope under its component; those that are only reported fail none.
    mutating func add(_ violation: FormatViolation, under settings: EnvelopeSettings) {
        violations.append(violation)
        if violation == .boxInNonVerifiable || violation.breaksStructure(settings) { breaking.append(violation) }
        if violation == .boxInNonVerifiable {
            failed.insert(.boxInNonVerifiable)
        } else if violation.breaksStructure(settings) {
            failed.insert(.structure)
        }
    }

    /// Adds paragraphs of two languages.
    mutating func add(_ mix: LanguageMix) {
        failed.insert(.languageMix)
        violations.append(.languageMix)
        breaking.append(.languageMix)
        style["language_mix"] = ["chinese_bytes": Self.bytes(mix.chinese), "english_bytes": Self.bytes(mix.english)]
    }

    /// Adds a repeated block.
    mutating func add(_ repetition: Repetition) {
        failed.insert(.repetition)
        violations.append(.repetition)
        breaking.append(.repetition)
        style["repetition"] = [
            "window": .string(repetition.window), "occurrences": .number(JSONNumber(repetition.occurrences)),
        ]
    }

    /// `detail.format`: always the violations; in full also where the parts stand, in UTF-8 bytes, and what was stripped.
    func detail(_ level: DetailLevel) -> JSONObject {
        var detail = JSONObject(capacity: level == .full ? 4 : 1)
        detail.append(distinct: "violations", .array(violations.map { .string($0.rawValue) }))
        guard level == .full else { return detail }
        if !style.isEmpty { detail = detail.merging(style) }
        guard let envelope else { return detail }
        if let think = envelope.think { detail.append(distinct: "think_bytes", Self.bytes(think)) }
        if let answer = envelope.answer { detail.append(distinct: "answer_bytes", Self.bytes(answer)) }
        if let box = envelope.box { detail.append(distinct: "box_bytes", Self.bytes(box)) }
        if !envelope.strippedStopTokens.isEmpty {
            detail["stop_tokens"] = .array(envelope.strippedStopTokens.map(JSONValue.string))
        }
        return detail
    }

    private static func bytes(_ range: Range<Int>) -> JSONValue {
        [.number(JSONNumber(range.lowerBound)), .number(JSONNumber(range.upperBound))]
    }
}
