import AssayCore
import AssayJSON
import AssayWire
import Testing

@Suite struct VerdictWriterTests {
    private func json(_ verdict: Verdict, row: Int? = nil) -> String {
        var writer = JSONWriter()
        VerdictWriter.write(verdict, row: row, into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func writesAScoredVerdictByteForByte() {
        let verdict = Verdict(
            id: .text("step12/p17/s3"), outcome: .scored(1, .correct, by: .rule("numeric")), verifier: "math",
            verifierVersion: "math@1", configHash: "9f2c",
            components: [Component("accuracy", 1), Component("structure", 1)],
            extraction: ExtractedAnswer(text: "42", rule: "box", range: 118..<120), detail: ["a": 1],
            timing: Timing(queue: 12, verify: 31))
        #expect(
            json(verdict)
                == #"{"id":"step12/p17/s3","score":1.0,"status":"scored","reason":"correct","verifier":"math","#
                + #""components":{"accuracy":1.0,"structure":1.0},"decided_by":"rule:numeric","#
                + #""verifier_version":"math@1","config_hash":"9f2c","#
                + #""extraction":{"text":"42","rule":"box","range":[118,120]},"detail":{"a":1},"error":null,"#
                + #""timing_us":{"queue":12,"verify":31,"judge":0}}"#)
    }

    @Test func keepsFailuresApartFromZero() {
        let invalid = Outcome(RolloutError(.unknownOption, field: "options.x", "no"))
        let failed = Outcome(RolloutError(.deadlineExceeded, "late"))
        for (outcome, status, isRetryable) in [(invalid, "invalid", "false"), (failed, "failed", "true")] {
            let text = json(Verdict(id: nil, outcome: outcome, configHash: "h"), row: 3)
            #expect(text.contains(#""score":null,"status":"\#(status)","reason":null"#))
            #expect(text.contains(#""row":3"#) && text.contains(#""retryable":\#(isRetryable)"#))
        }
    }

    @Test func undecidedIsZeroOrNothing() {
        #expect(json(Verdict(id: nil, outcome: .undecided(score: 0), configHash: "h")).contains(#""score":0.0"#))
        #expect(json(Verdict(id: nil, outcome: .undecided(score: nil), configHash: "h")).contains(#""score":null"#))
    }

    @Test func numbersStayAsTheyCame() throws {
        let id = try RolloutReader.read(Array(#"{"id":1e2,"answer":""}"#.utf8)).rollout.id
        #expect(json(Verdict(id: id, outcome: .undecided(score: 0), configHash: "h")).hasPrefix(#"{"id":1e2,"#))
    }
}
