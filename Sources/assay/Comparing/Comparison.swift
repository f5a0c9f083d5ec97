import AssayJSON
import AssayTerminal

/// The flips of a comparison, and how often each kind occurred.
struct Comparison {
    let tolerance: Double
    private(set) var rows = 0
    private(set) var flips: [(flip: Flip, row: [UInt8]?)] = []
    private var counts: [Flip.Kind: Int] = [:]
    private var oldTotal = 0.0
    private var newTotal = 0.0
    private var bothScored = 0
    /// Rows that only one side has.
    var onlyOld = 0
    var onlyNew = 0

    init(tolerance: Double) { self.tolerance = tolerance }

    /// Compares the verdicts on one row.
    ///
    /// - Parameter row: the rollout, where it is at hand, to be shown with a flip.
    mutating func add(_ name: String, old: ScoredRow, new: ScoredRow, row: [UInt8]? = nil) {
        rows += 1
        if let before = old.score, let now = new.score {
            oldTotal += before
            newTotal += now
            bothScored += 1
        }
        guard let flip = Flip(name, old: old, new: new, tolerance: tolerance) else { return }
        counts[flip.kind, default: 0] += 1
        flips.append((flip, row))
    }

    /// Whether a score changed, or a row is on one side alone.
    var hasFlips: Bool { flips.contains { $0.flip.kind != .reason } || onlyOld > 0 || onlyNew > 0 }

    /// The comparison for people.
    ///
    /// - Parameter limit: flips of each kind that are shown.
    func lines(limit: Int) -> [String] {
        var lines: [String] = []
        for kind in Flip.Kind.allCases {
            let all = flips.filter { $0.flip.kind == kind }
            for (flip, row) in all.prefix(limit) {
                lines.append("\(kind.rawValue.uppercased()) \(TerminalText.escaped(flip.name))")
                lines.append("     old: \(TerminalText.escaped(flip.old.text))")
                lines.append("     new: \(TerminalText.escaped(flip.new.text))")
                lines += Self.shown(row)
            }
            if all.count > limit { lines.append("… and \(all.count - limit) more \(kind.rawValue)") }
        }
        lines.append(summary)
        return lines
    }

    private var summary: String {
        let kinds = Flip.Kind.allCases.map { "\(counts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
        func mean(_ total: Double) -> Double {
            bothScored > 0 ? (total / Double(bothScored) * 10_000).rounded() / 10_000 : 0
        }
        var text = "\(rows) rollouts: \(kinds); mean score \(mean(oldTotal)) → \(mean(newTotal))"
        if onlyOld > 0 { text += "; \(onlyOld) only in the old file" }
        if onlyNew > 0 { text += "; \(onlyNew) only in the new file" }
        return text
    }

    private static func shown(_ row: [UInt8]?) -> [String] {
        guard let row, let root = (try? JSONDocument(parsing: row))?.root else { return [] }
        var lines: [String] = []
        if let truth = root["ground_truth"]?.value() {
            lines.append("     ground truth: \(TerminalText.shortened(truth.text, to: 120))")
        }
        if let text = root["response"]?.string ?? root["answer"]?.string {
            // The answer stands at the end.
            let end = String(String.UnicodeScalarView(text.unicodeScalars.suffix(160)))
            let isWhole = end.unicodeScalars.count == text.unicodeScalars.count
            lines.append("     response: \(isWhole ? "" : "…")\(TerminalText.escaped(end))")
        }
        return lines
    }

    /// The comparison as one JSON object.
    var json: JSONValue {
        func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
        func side(_ row: ScoredRow) -> JSONValue {
            [
                "score": row.score.flatMap(JSONNumber.init).map(JSONValue.number) ?? .null,
                "status": .string(row.status), "reason": row.reason.map(JSONValue.string) ?? .null,
                "decided_by": row.decidedBy.map(JSONValue.string) ?? .null,
                "verifier_version": row.version.map(JSONValue.string) ?? .null,
            ]
        }
        var object: JSONObject = ["rollouts": number(rows)]
        for kind in Flip.Kind.allCases { object[kind.rawValue] = number(counts[kind] ?? 0) }
        object["only_old"] = number(onlyOld)
        object["only_new"] = number(onlyNew)
        object["flips"] = .array(
            flips.map { flip, _ in
                [
                    "id": .string(flip.name), "kind": .string(flip.kind.rawValue), "old": side(flip.old),
                    "new": side(flip.new),
                ]
            })
        return .object(object)
    }
}
