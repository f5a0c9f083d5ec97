import AssayCore
import AssayJSON
import AssayTerminal

/// The report for people: every row that failed, told so that one can act on it, then a line that counts.
enum TextReport {
    static func render(_ report: TestReport) -> String {
        var text = ""
        for result in report.results {
            guard case .failed(let differences) = result.outcome else { continue }
            let fixture = result.fixture
            text += "FAIL \(TerminalText.escaped(fixture.id))  \(fixture.file):\(fixture.line)"
            text += fixture.isDebatable ? "  (debatable)\n" : "\n"
            if let why = fixture.why { text += "     why: \(TerminalText.escaped(why))\n" }
            for difference in differences { text += "     \(TerminalText.escaped(difference))\n" }
            if let verdict = result.verdict { text += explanation(of: verdict) }
            if case .success(let rollout) = fixture.rollout {
                if let truth = rollout.groundTruth {
                    text += "     ground truth: \(TerminalText.shortened(truth.text, to: 160))\n"
                }
                text += "     response: \(TerminalText.shortened(rollout.content.text, to: 160))\n"
            }
        }
        return text + "\(report.passed) passed, \(report.failed) failed, \(report.skipped) skipped\n"
    }

    private static func explanation(of verdict: ObservedVerdict) -> String {
        var parts = ["status \(verdict.status)"]
        if let reason = verdict.reason { parts.append("reason \(reason)") }
        if let decidedBy = verdict.decidedBy { parts.append("decided by \(decidedBy)") }
        if let extracted = verdict.extracted { parts.append("extracted \(TerminalText.shortened(extracted, to: 80))") }
        if let violations = verdict.violations, !violations.isEmpty {
            parts.append("violations \(violations.sorted().joined(separator: " "))")
        }
        if let error = verdict.errorText { parts.append(TerminalText.escaped(error)) }
        var text = "     \(parts.joined(separator: "; "))\n"
        if !verdict.components.isEmpty {
            let components = verdict.components.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            text += "     components: \(components.joined(separator: ", "))\n"
        }
        // What the domain shows: both parses, and what was found between them.
        for member in verdict.detail.members where member.key != "format" && member.value != .null {
            text += "     \(TerminalText.escaped(member.key)): \(TerminalText.shortened(member.value.text, to: 160))\n"
        }
        return text
    }
}
