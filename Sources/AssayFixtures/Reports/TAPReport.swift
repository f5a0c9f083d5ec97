import AssayCore
import AssayTerminal

/// Test Anything Protocol, version 14: https://testanything.org/tap-version-14-specification.html.
enum TAPReport {
    static func render(_ report: TestReport) -> String {
        var text = "TAP version 14\n1..\(report.results.count)\n"
        for (index, result) in report.results.enumerated() {
            let name = "\(index + 1) - \(description(result.fixture.id))"
            switch result.outcome {
            case .passed: text += "ok \(name)\n"
            case .skipped(let why): text += "ok \(name) # SKIP \(description(why))\n"
            case .failed(let differences):
                text += "not ok \(name)\n  ---\n"
                for difference in differences { text += "  - \(difference.debugDescription)\n" }
                text += "  ...\n"
            }
        }
        return text
    }

    /// One line without a `#`, which would start a directive.
    private static func description(_ text: String) -> String {
        TerminalText.escaped(text).replacing("#", with: "\\#")
    }
}
