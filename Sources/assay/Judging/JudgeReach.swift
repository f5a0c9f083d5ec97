import AssayCore
import AssayJSON
import AssayJudge
import AssayScoring
import AssayWire

/// Which rollouts would reach a judge, per verifier and kind of ground truth.
struct JudgeReach {
    /// What a ground truth is.
    enum Kind: String, CaseIterable {
        case number
        case count
        case box
        case action
        case transcription
        case choice
        case text
        case none

        /// Whether rules alone have to decide.
        var isForRules: Bool { self != .text && self != .none && self != .choice }
    }

    /// What became of the rows of one kind.
    struct Count {
        var rows = 0
        var ruled = 0
        var gated = 0
        var judged = 0
        /// Of the rows, what reaches a judge, 0…1.
        var share: Double { rows == 0 ? 0 : Double(judged) / Double(rows) }
    }

    /// One line of the report.
    struct Row {
        let verifier: String
        let kind: Kind
        let count: Count
    }

    private struct Key: Hashable {
        let verifier: String
        let kind: Kind
    }

    private let scorer: Scorer
    private let settings: PanelSettings
    private var counts: [Key: Count] = [:]

    init(scorer: Scorer, settings: PanelSettings) {
        self.scorer = scorer
        var settings = settings
        if settings.judges.isEmpty { settings.judges = [JudgeSettings(endpoints: [], model: "any")] }
        self.settings = settings
    }

    /// By verifier and kind.
    var rows: [Row] {
        counts.map { Row(verifier: $0.key.verifier, kind: $0.key.kind, count: $0.value) }
            .sorted { ($0.verifier, $0.kind.rawValue) < ($1.verifier, $1.kind.rawValue) }
    }

    /// Scores a row as far as rules and gates can; one that is no rollout is left out.
    mutating func count(_ line: [UInt8]) {
        guard let rollout = try? RolloutReader.read(line).rollout else { return }
        let step = scorer.begin(rollout, detail: .none)
        let verdict: Verdict
        switch step {
        case .done(let done), .audited(let done, _, _): verdict = done
        case .pending(let pending): verdict = pending.undecided
        }
        guard verdict.outcome.error == nil, let verifier = verdict.verifier else { return }
        let key = Key(verifier: verifier, kind: Self.kind(verifier, rollout.groundTruth))
        counts[key, default: Count()].rows += 1
        guard case .pending(let pending) = step else {
            counts[key]?.ruled += 1
            return
        }
        guard let ruling = JudgeDesk.ruling(on: pending.question, settings) else {
            counts[key]?.judged += 1
            return
        }
        // A number, or a verifier nobody serves: it stays as the rules left it.
        if case .decided = ruling.outcome { counts[key]?.gated += 1 } else { counts[key]?.ruled += 1 }
    }

    private static func kind(_ verifier: String, _ groundTruth: JSONValue?) -> Kind {
        switch verifier {
        case "counting": return .count
        case "grounding": return .box
        case "gui": return .action
        case "ocr": return .transcription
        case "mcq": return .choice
        default: break
        }
        switch groundTruth {
        case nil, .null?: return .none
        case .number?: return .number
        case .string(let text)?: return NumericText.isNumber(text) ? .number : .text
        default: return .text
        }
    }
}
