import AssayCore
import AssayJSON
import AssayWire
import Testing

@Suite struct RolloutReaderTests {
    private func read(_ text: String) throws(RowReadingError) -> RolloutRow {
        try RolloutReader.read(Array(text.utf8))
    }

    @Test func readsEveryField() throws {
        let row = try read(
            #"""
            {"id":"step12/p17/s3","verifier":"math","data_source":"geometry3k","prompt":[{"role":"user","content":"?"}],
             "response":"<think>x</think>","ground_truth":{"a":[1]},"options":{"layout":"think"},"metadata":{"k":1},
             "deadline_ms":2000,"group":"p17","iteration":12,"truncated":true,"response_tokens":57,"detail":"none"}
            """#)
        let rollout = row.rollout
        #expect(rollout.id == .text("step12/p17/s3"))
        #expect(rollout.verifier == "math" && rollout.dataSource == "geometry3k")
        #expect(rollout.prompt == .messages([["role": "user", "content": "?"]]))
        #expect(rollout.content.text == "<think>x</think>")
        #expect(rollout.groundTruth == ["a": [1]])
        #expect(rollout.options == ["layout": "think"])
        #expect(rollout.metadata == ["k": 1])
        #expect(rollout.deadlineMilliseconds == 2000 && rollout.group == "p17" && rollout.iteration == 12)
        #expect(rollout.isTruncated && rollout.responseTokens == 57 && row.detail == DetailLevel.none)
    }

    @Test(arguments: [
        (#"{"response":"a","answer":"b"}"#, ErrorCode.conflictingFields, "answer"),
        (#"{"verifier":"ocr"}"#, .missingField, "response"),
        (#"{"response":7}"#, .invalidField, "response"),
        (#"{"response":null}"#, .invalidField, "response"),
        (#"{"response":"a","grouth_truth":1}"#, .unknownField, "grouth_truth"),
        (#"{"response":"a","options":[]}"#, .invalidField, "options"),
        (#"{"response":"a","deadline_ms":0}"#, .invalidField, "deadline_ms"),
        (#"{"response":"a","deadline_ms":1e400}"#, .invalidField, "deadline_ms"),
        (#"{"response":"a","truncated":"yes"}"#, .invalidField, "truncated"),
        (#"{"response":"a","id":[]}"#, .invalidField, "id"),
        (#"{"response":"a","prompt":3}"#, .invalidField, "prompt"),
        (#"{"response":"a","detail":"much"}"#, .invalidField, "detail"),
        (#"{"response":"a","response_tokens":-1}"#, .invalidField, "response_tokens"),
        (#"{"response":"a","iteration":1.5}"#, .invalidField, "iteration"),
    ])
    func namesTheFieldThatIsWrong(_ text: String, _ code: ErrorCode, _ field: String) {
        let failure = #expect(throws: RowReadingError.self) { try read(text) }
        #expect(failure?.error.code == code)
        #expect(failure?.error.field == field)
    }

    @Test(arguments: [
        "", "[1]", "7", #"{"response":"a""#, "{\"response\":\"\\ud800\"}", #"{"response":"a","response":"b"}"#,
    ])
    func refusesWhatIsNoObject(_ text: String) {
        #expect(throws: RowReadingError.self) { try read(text) }
    }

    @Test func namesTheRowByItsIdWhereverItStands() {
        let failure = #expect(throws: RowReadingError.self) { try read(#"{"respons":"a","id":"r7"}"#) }
        #expect(failure?.id == .text("r7"))
    }

    @Test func passesOverWhatOnlyFixturesCarry() throws {
        let row = try read(#"{"answer":"3","expected":{"score":1},"why":"x","tags":["a"],"debatable":true}"#)
        #expect(row.rollout.content.text == "3")
    }

    @Test func laysRowsOverDefaults() throws {
        let document = try JSONDocument(
            parsing: Array(#"{"verifier":"ocr","options":{"metric":"anls","threshold":0.4},"deadline_ms":5}"#.utf8))
        let defaults = try RolloutDefaults(document.root)
        let bytes = Array(#"{"answer":"a","options":{"threshold":0.9},"deadline_ms":7}"#.utf8)
        let rollout = try RolloutReader.read(bytes, in: 0..<bytes.count, defaults: defaults).rollout
        #expect(rollout.verifier == "ocr" && rollout.deadlineMilliseconds == 7)
        #expect(rollout.options == ["metric": "anls", "threshold": 0.9])
    }

    @Test func refusesDefaultsThatBelongToARow() throws {
        let document = try JSONDocument(parsing: Array(#"{"response":"a"}"#.utf8))
        let error = #expect(throws: RolloutError.self) { try RolloutDefaults(document.root) }
        #expect(error?.field == "defaults.response")
    }
}
