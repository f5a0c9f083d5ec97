import AssayCore
import AssayFixtures
import AssayJSON
import Testing

@Suite struct FixtureReaderTests {
    @Test func readsLinesWithTheirNumbers() throws {
        let text = """
            {"id":"a","verifier":"ocr","answer":"x","ground_truth":"x","expected":{"score":1},"why":"same","tags":["t"]}

            {"verifier":"ocr","answer":"x","ground_truth":"y","expected":{"score":{"min":0,"max":0.5}},"debatable":true}
            """
        let cases = try FixtureReader.read(Array(text.utf8), file: "f.jsonl")
        #expect(cases.map(\.id) == ["a", "f.jsonl:3"])
        #expect(cases.map(\.line) == [1, 3])
        #expect(cases[0].why == "same" && cases[0].tags == ["t"] && !cases[0].isDebatable)
        #expect(cases[1].isDebatable)
        #expect(try cases[1].expected.get().score == .between(0, 0.5))
    }

    @Test func readsYAMLAsTheSameRows() throws {
        let yaml = """
            - id: a
              verifier: ocr
              answer: "x"
              ground_truth: "x"
              expected: {score: 1}
            - {verifier: counting, answer: "3", ground_truth: 3, expected: {status: scored}}
            """
        let cases = try FixtureReader.read(Array(yaml.utf8), file: "f.yaml")
        #expect(cases.map(\.id) == ["a", "f.yaml:6"])
        #expect(try cases[0].rollout.get().groundTruth == "x")
        #expect(try cases[1].rollout.get().groundTruth == 3)
    }

    @Test(arguments: [("f.jsonl", "{\"id\":1,}"), ("f.jsonl", "[1]"), ("f.yaml", "a: b"), ("f.yaml", "- [")])
    func namesTheLineThatIsNoRow(_ file: String, _ text: String) {
        #expect(throws: FixtureFileError.self) { try FixtureReader.read(Array("\n\(text)".utf8), file: file) }
    }

    @Test(arguments: [
        "{\"answer\":\"x\"}", "{\"answer\":\"x\",\"expected\":{}}", "{\"answer\":\"x\",\"expected\":{\"scoer\":1}}",
        "{\"answer\":\"x\",\"expected\":{\"score\":\"1\"}}", "{\"answer\":\"x\",\"expected\":7}",
        "{\"answer\":\"x\",\"expected\":{\"score\":{\"min\":1,\"max\":0}}}",
    ])
    func refusesExpectationsThatExpectNothing(_ text: String) throws {
        let row = try #require(try FixtureReader.read(Array(text.utf8), file: "f.jsonl").first)
        #expect(throws: FixtureError.self) { try row.expected.get() }
    }

    @Test func readsDefaultsBesideCases() throws {
        let yaml = """
            defaults: {verifier: math, tags: [smoke], expected: {score: 1}}
            cases:
              - {id: a, answer: "0.5", ground_truth: "1/2"}
              - {id: b, verifier: ocr, answer: "x", ground_truth: "y", expected: {score: 0}}
            """
        let cases = try FixtureReader.read(Array(yaml.utf8), file: "f.yml")
        #expect(cases.map(\.verifier) == ["math", "ocr"] && cases.map(\.line) == [3, 4])
        #expect(cases[0].tags == ["smoke"])
        #expect(try cases[1].expected.get().score == .exactly(0, tolerance: 1e-9))
        #expect(throws: FixtureFileError.self) { try FixtureReader.read(Array("case: []".utf8), file: "f.yaml") }
    }

    @Test func whatOnlyFixturesHaveIsNotPosted() throws {
        let line =
            #"{"name":"n","kind":"hack","xfail":"known","verifier":"ocr","answer":"x","ground_truth":"y","expected":{"max":0}}"#
        let row = try #require(try FixtureReader.read(Array(line.utf8), file: "f.jsonl").first)
        #expect(row.id == "n" && row.kind == "hack" && row.expectedFailure == "known" && row.verifier == "ocr")
        #expect(throws: Never.self) { try row.rollout.get() }
        #expect(try row.expected.get().score == .between(0, 0))
        let passing = CaseResult(row, verdict: ObservedVerdict(json: ["status": "scored", "score": 0]))
        #expect(passing.isFailure)
        let failing = CaseResult(row, verdict: ObservedVerdict(json: ["status": "scored", "score": 1]))
        #expect(failing.outcome == .skipped("known to fail: known"))
    }

    @Test func aSymmetricRowStandsForTwo() throws {
        let line = #"{"id":"s","answer":"x","ground_truth":"y","symmetric":true,"expected":{"score":0}}"#
        let rows = try FixtureReader.read(Array(line.utf8), file: "f.jsonl")
        #expect(rows.map(\.id) == ["s", "s (swapped)"])
        #expect(try rows[1].rollout.get().groundTruth == "x" && rows[1].rollout.get().content.text == "y")
        let bad = #"{"response":"x","ground_truth":"y","symmetric":true,"expected":{"score":0}}"#
        #expect(throws: FixtureFileError.self) { try FixtureReader.read(Array(bad.utf8), file: "f.jsonl") }
    }

    @Test func linesOfNeMoGymAreCases() throws {
        func line(_ kind: String, _ rest: String) -> String {
            let response = #"{"output":[{"type":"message","content":[{"type":"output_text","text":"It is 42"}]}]}"#
            return
                #"{"name":"n","kind":"\#(kind)","request":{"response":\#(response),"expected_answer":"42"},\#(rest)}"#
        }
        func row(_ text: String) throws -> FixtureCase {
            try #require(
                try FixtureReader.read(Array(text.utf8), file: "f.jsonl", gym: GymFixture(verifier: "vqa")).first)
        }
        let full = try row(line("full_reward", #""expected_reward":1.0"#))
        #expect(full.id == "n" && full.verifier == "vqa" && full.kind == "full_reward")
        let rollout = try full.rollout.get()
        #expect(rollout.content.text == "It is 42" && rollout.groundTruth == "42")
        #expect(rollout.options == ["extraction": "auto", "layout": "none"])
        #expect(try full.expected.get().score == .exactly(1, tolerance: 1e-9))
        #expect(try row(line("malformed", #""expected_error":"x""#)).expected.get().status == ["invalid"])
        for bad in [
            line("full_reward", #""expected_reward":0.5"#), line("zero_reward", #""expected_reward":1"#),
            line("full_reward", #""x":1"#), line("nonsense", #""expected_reward":1"#),
        ] {
            #expect(throws: FixtureError.self) { try row(bad).expected.get() }
        }
    }

    @Test(arguments: [
        (#"{"score":{"approx":0.5,"tol":0.1}}"#, #"{"score":0.58,"status":"scored"}"#, true),
        (#"{"min":0.5,"max":0.6}"#, #"{"score":0.61,"status":"scored"}"#, false),
        (#"{"status":["scored","undecided"]}"#, #"{"status":"undecided"}"#, true),
        (#"{"reason":["correct","partial"]}"#, #"{"status":"scored","reason":"incorrect"}"#, false),
        (#"{"components":{"accuracy":0.5}}"#, #"{"status":"scored","components":{"accuracy":0.5}}"#, true),
        (#"{"components":{"structure":1}}"#, #"{"status":"scored","components":{"structure":null}}"#, false),
        (#"{"max_work":5}"#, #"{"status":"scored","detail":{"work":6}}"#, false),
        (#"{"max_ms":1}"#, #"{"status":"scored","timing_us":{"verify":2000}}"#, true),
    ])
    func expectationsHoldOrDoNot(_ expected: String, _ verdict: String, _ holds: Bool) throws {
        let expectation = try Expectation(try JSONDocument(parsing: Array(expected.utf8)).root.value())
        let object = try #require(try JSONDocument(parsing: Array(verdict.utf8)).root.value().objectValue)
        #expect(expectation.differences(from: ObservedVerdict(json: object)).isEmpty == holds)
        if expectation.maxMilliseconds != nil {
            #expect(!expectation.differences(from: ObservedVerdict(json: object), isTimed: true).isEmpty)
        }
    }
}
