import AssayCore
import AssayFixtures
import AssayJSON
import Testing

@Suite struct ReportTests {
    private func report() throws -> TestReport {
        let text = """
            {"id":"right","answer":"x","expected":{"score":1},"why":"w"}
            {"id":"wrong <&\\"#\\u001b[31m","answer":"x","expected":{"score":0.5,"reason":"correct"},"why":"w"}
            """
        let cases = try FixtureReader.read(Array(text.utf8), file: "f.jsonl")
        let verdict = ObservedVerdict(
            json: [
                "status": "scored", "score": 1, "reason": "correct", "decided_by": "rule:x", "timing_us": ["verify": 7],
            ])
        return TestReport(cases.map { CaseResult($0, verdict: verdict) })
    }

    @Test func counts() throws {
        let report = try report()
        #expect(report.passed == 1 && report.failed == 1 && report.skipped == 0)
    }

    @Test func textTellsWhatDiffersAndNothingActs() throws {
        let text = try report().rendered(as: .text)
        #expect(text.contains("score: expected 0.5, got 1.0"))
        #expect(text.hasSuffix("1 passed, 1 failed, 0 skipped\n"))
        #expect(!text.contains("\u{1b}"))
    }

    @Test func jsonHasTheDocumentedShape() throws {
        let document = try JSONDocument(parsing: Array(try report().rendered(as: .json).utf8))
        #expect(document.root["passed"]?.number?.int == 1 && document.root["failed"]?.number?.int == 1)
        let first = try #require(document.root["cases"]?.elements.first { _ in true })
        #expect(
            first.members.map(\.key).prefix(10) == [
                "id", "file", "line", "passed", "score", "expected", "status", "reason", "decided_by", "us",
            ])
    }

    @Test func junitIsWellFormed() throws {
        let text = try report().rendered(as: .junit)
        #expect(text.contains("name=\"wrong &lt;&amp;&quot;#\u{fffd}[31m\""))
        #expect(text.contains("tests=\"2\" failures=\"1\" skipped=\"0\""))
        #expect(text.contains("time=\"0.000007\""))
    }

    @Test func tapEscapesDirectives() throws {
        let text = try report().rendered(as: .tap)
        #expect(text.hasPrefix("TAP version 14\n1..2\nok 1 - right\nnot ok 2 - wrong <&\"\\#"))
    }

    @Test func anyVerdictWillDoButAFailure() throws {
        let row = try #require(
            try FixtureReader.read(Array(#"{"answer":"x","expected":{"any":true}}"#.utf8), file: "f").first)
        #expect(CaseResult(row, verdict: ObservedVerdict(json: ["status": "invalid"])).outcome == .passed)
        #expect(CaseResult(row, verdict: ObservedVerdict(json: ["status": "failed"])).isFailure)
    }
}
