import AssayJSON
import AssayTerminal

/// One verdict told in the order things happened: response, envelope, extraction, both sides, decision, score.
///
/// Nothing a model wrote can act on a terminal: every text is escaped and cut.
public struct VerdictStory: Sendable {
    /// The story, a line each.
    public private(set) var lines: [String] = []
    /// Whether the rollout is invalid or failed.
    public let hasNoScore: Bool

    /// Tells a verdict in the form the wire gives it, in full detail.
    ///
    /// - Parameter row: the rollout as JSON; what of it cannot be read is left out.
    /// - Throws: ``StoryError`` where the verdict is no JSON.
    public init(row: [UInt8], verdict: [UInt8]) throws(StoryError) {
        let rollout: JSONElement?
        let told: JSONObject
        do {
            rollout = try? JSONDocument(parsing: row).root
            told = try JSONDocument(parsing: verdict).root.value().objectValue ?? [:]
        } catch {
            throw StoryError(description: "a verdict is no JSON: \(error)")
        }
        let status = told["status"]?.stringValue ?? ""
        hasNoScore = status == "invalid" || status == "failed"
        let name = told["id"].map { $0.stringValue ?? $0.text } ?? "null"
        lines.append("rollout \(TerminalText.escaped(name))")
        if let prompt = rollout?["prompt"]?.string { add("prompt", TerminalText.shortened(prompt, to: 100)) }
        for field in ["response", "answer"] as [StaticString] {
            guard let text = rollout?[field]?.string else { continue }
            add(field.description, "\(text.unicodeScalars.count) code points: \(TerminalText.shortened(text, to: 100))")
        }
        if let truth = rollout?["ground_truth"]?.value() {
            add("ground truth", TerminalText.shortened(truth.text, to: 100))
        }
        if let verifier = told["verifier_version"]?.stringValue { add("verifier", verifier) }
        tellFormat(told)
        tellExtraction(told)
        tellDetail(told)
        tellDecision(told, status)
    }

    private mutating func tellFormat(_ told: JSONObject) {
        guard let format = told["detail"]?.objectValue?["format"]?.objectValue else { return }
        let violations = format["violations"]?.arrayValue?.compactMap(\.stringValue) ?? []
        add("envelope", violations.isEmpty ? "whole" : "violations: \(violations.joined(separator: ", "))")
        for member in format.members where member.key != "violations" {
            add("  \(member.key)", TerminalText.shortened(member.value.text, to: 100))
        }
    }

    private mutating func tellExtraction(_ told: JSONObject) {
        guard let extraction = told["extraction"]?.objectValue else {
            if told["extraction"] != nil { add("extraction", "no answer was found") }
            return
        }
        let text = TerminalText.shortened(extraction["text"]?.stringValue ?? "", to: 100)
        let place = extraction["range"]?.arrayValue.map { range in
            " at code points \(range.map(\.text).joined(separator: "…"))"
        }
        add("extraction", "\"\(text)\" by \(extraction["rule"]?.stringValue ?? "?")\(place ?? "")")
    }

    private mutating func tellDetail(_ told: JSONObject) {
        guard let detail = told["detail"]?.objectValue else { return }
        let sketch = told["verifier"]?.stringValue.flatMap(DetailDrawings.drawing).map { $0.draw(detail) }
        for line in sketch?.lines ?? [] { lines.append("    \(line)") }
        for member in detail.members where member.key != "format" && sketch?.shown.contains(member.key) != true {
            add("  \(TerminalText.escaped(member.key))", TerminalText.shortened(member.value.text, to: 160))
        }
    }

    private mutating func tellDecision(_ told: JSONObject, _ status: String) {
        if let error = told["error"]?.objectValue {
            let field = error["field"]?.stringValue.map { " (\($0))" } ?? ""
            add("error", TerminalText.escaped("\(error["code"]?.stringValue ?? "")\(field)"))
            add("", TerminalText.escaped(error["message"]?.stringValue ?? ""))
        }
        if let decidedBy = told["decided_by"]?.stringValue { add("decided by", TerminalText.escaped(decidedBy)) }
        let components = told["components"]?.objectValue?.members ?? []
        if !components.isEmpty {
            add("components", components.map { "\($0.key) \($0.value.text)" }.joined(separator: ", "))
        }
        let reason = told["reason"]?.stringValue.map { ", \($0)" } ?? ""
        add("score", "\(told["score"]?.text ?? "null") (\(status)\(reason))")
    }

    private mutating func add(_ name: String, _ text: String) {
        let padding = String(repeating: " ", count: max(1, 14 - name.unicodeScalars.count))
        lines.append("  \(name)\(padding)\(text)")
    }
}
