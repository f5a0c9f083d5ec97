import AssayFixtures
import AssayJSON
import Testing

@Suite struct FixtureUpdateTests {
    private let verdict = ObservedVerdict(
        json: [
            "status": "scored", "score": 0.25, "reason": "partial", "decided_by": "rule:x",
            "components": ["accuracy": 0.25, "structure": 1], "extraction": ["text": "found"],
            "detail": ["format": ["violations": ["b", "a"]], "work": 7],
        ])

    private func update(_ text: String, _ verdict: ObservedVerdict) throws -> FixtureUpdate.Rewritten {
        let bytes = Array(text.utf8)
        let results = try FixtureReader.read(bytes, file: "f.jsonl").map { CaseResult($0, verdict: verdict) }
        return FixtureUpdate.rewrite(bytes, results)
    }

    private func row(_ expected: String) -> String { "{\"answer\": \"x\",  \"expected\":\(expected),\"why\":\"w\"}" }

    @Test(arguments: [
        (#"{"score":1}"#, #"{"score":0.25}"#),
        (#"{"score":1,"tolerance":1e-3,"reason":"correct"}"#, #"{"score":0.25,"tolerance":1e-3,"reason":"partial"}"#),
        (
            #"{"status":"invalid","extracted":"x","violations":[]}"#,
            #"{"status":"scored","extracted":"found","violations":["a","b"]}"#
        ),
        (#"{"decided_by":["rule:y","rule:z"]}"#, #"{"decided_by":"rule:x"}"#),
        (#"{"components":{"accuracy":1}}"#, #"{"components":{"accuracy":0.25}}"#),
    ])
    func aRowThatDiffersExpectsWhatIs(_ old: String, _ new: String) throws {
        let kept = "\r\n\n" + row(#"{"score":0.25}"#) + "\n"
        let rewritten = try update(row(old) + kept, verdict)
        #expect(String(decoding: rewritten.bytes, as: UTF8.self) == row(new) + kept)
        #expect(rewritten.updated == 1 && rewritten.left == 0)
    }

    @Test(arguments: [
        #"{"min":0.5}"#, #"{"score":{"min":0.5}}"#, #"{"max_work":6}"#, #"{"score":{"approx":1,"tol":0.1}}"#,
    ])
    func boundsStayAsTheyAre(_ expected: String) throws {
        let rewritten = try update(row(expected), verdict)
        #expect(String(decoding: rewritten.bytes, as: UTF8.self) == row(expected))
        #expect(rewritten.updated == 0 && rewritten.left == 1)
    }

    @Test func aFailureOfOursIsNeverExpected() throws {
        let failed = ObservedVerdict(json: ["status": "failed", "error": ["code": "judge_timeout"]])
        #expect(try update(row(#"{"score":1}"#), failed).updated == 0)
    }

    @Test func theCallersMistakeTakesThePlaceOfAScore() throws {
        let invalid = ObservedVerdict(json: ["status": "invalid", "reason": .null])
        let rewritten = try update(row(#"{"score":1}"#), invalid)
        #expect(String(decoding: rewritten.bytes, as: UTF8.self) == row(#"{"status":"invalid"}"#))
    }

    @Test func aLineOfGymsKeepsItsForm() throws {
        let line = #"{"name":"n","kind":"determinism","request":{"expected_answer":"1"},"expected_reward":1.0}"#
        let rewritten = try update(line, verdict)
        #expect(String(decoding: rewritten.bytes, as: UTF8.self) == line.replacing("1.0}", with: "0.25}"))
    }
}
