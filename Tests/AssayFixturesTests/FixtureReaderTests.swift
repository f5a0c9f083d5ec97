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
}
