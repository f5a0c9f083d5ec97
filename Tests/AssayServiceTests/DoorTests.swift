import AssayConfiguration
import AssayJSON
import Foundation
import Testing

/// OpenRLHF's and slime's requests, as their clients send them.
@Suite struct DoorTests {
    private static let prompt = "<|im_start|>user\\nWhat is 6 x 7?<|im_end|>\\n<|im_start|>assistant\\n"

    private func openrlhf(_ response: String, label: String = #""42""#, prompt: String = Self.prompt) -> String {
        #"{"query":["\#(Self.prompt)\#(response)"],"prompts":["\#(prompt)"],"labels":[\#(label)]}"#
    }

    private func logs(_ reply: JSONElement) -> [String] {
        reply["extra_logs"]?.members.map(\.key) ?? []
    }

    private func log(_ reply: JSONElement, _ key: String) -> Double? {
        reply["extra_logs"]?[text: key]?.elements.first { _ in true }?.number?.double
    }

    private func reward(_ reply: JSONElement) -> Double? {
        reply["rewards"]?.elements.first { _ in true }?.number?.double
    }

    @Test(arguments: [
        "<think>6*7=42</think>The answer is \\\\boxed{42}.<|im_end|>", "\\\\boxed{42}<|im_end|>\\n<|endoftext|>",
        "thought</think>\\\\boxed{42}</s></s>",
        "<think>t</think><answer><|begin_of_box|>42<|end_of_box|></answer><|user|>", "42<|im_end|>",
    ])
    func openRLHFScoresWhateverShapeTheModelWrites(_ response: String) throws {
        let (status, reply) = try RunningService().post(openrlhf(response), to: "/get_reward")
        #expect(status == 200 && reward(reply) == 1)
        #expect(reply["scores"]?.elements.first { _ in true }?.number?.double == 1)
        #expect(log(reply, "invalid") == 0 && log(reply, "accuracy") == 1 && log(reply, "format") == 1)
    }

    @Test(arguments: [
        "<think>\\\\boxed{42}", "\\\\boxed{41}", "", "\\\\boxed{5^{5^{5^{5^5}}}}",
        "<think>\\\\boxed{42}</think>\\\\boxed{41}",
    ])
    func openRLHFScoresAWrongResponseZeroAndValid(_ response: String) throws {
        let (status, reply) = try RunningService().post(openrlhf(response), to: "/get_reward")
        #expect(status == 200 && reward(reply) == 0 && log(reply, "invalid") == 0)
    }

    /// With several addresses all but the first get nothing, on every rollout.
    @Test func openRLHFAnswersEmptyListsWithTheSameKeys() throws {
        let running = try RunningService()
        let (status, empty) = try running.post(#"{"query":[],"prompts":[],"labels":[]}"#, to: "/get_reward")
        #expect(status == 200 && empty["rewards"]?.count == 0 && empty["scores"]?.count == 0)
        let full = try running.post(openrlhf("42"), to: "/get_reward").json
        let invalid = try running.post(openrlhf("42", label: "null"), to: "/get_reward").json
        #expect(logs(empty) == logs(full) && logs(full) == logs(invalid) && logs(empty).contains("invalid"))
        for key in logs(empty) { #expect(empty["extra_logs"]?[text: key]?.count == 0) }
    }

    @Test(arguments: [
        (#""42""#, "another prompt"), ("null", Self.prompt), (#"{"verifier":"nope","ground_truth":1}"#, Self.prompt),
        (#"{"verifier":"math"}"#, Self.prompt), (#"{"verifier":1,"ground_truth":"42"}"#, Self.prompt),
        (#"{"data_source":"nowhere","ground_truth":"42"}"#, Self.prompt),
        (#"{"ground_truth":"42","options":{"no_such":1}}"#, Self.prompt),
        (#"{"ground_truth":"42","options":3}"#, Self.prompt),
    ])
    func openRLHFNeverAnswersARowsProblemWithAnError(_ label: String, _ prompt: String) throws {
        let (status, reply) = try RunningService().post(openrlhf("42", label: label, prompt: prompt), to: "/get_reward")
        #expect(status == 200 && reward(reply) == 0 && log(reply, "invalid") == 1)
        for values in try #require(reply["extra_logs"]).members {
            #expect(values.value.elements.allSatisfy { $0.kind == .number } && values.value.count == 1)
        }
    }

    @Test(arguments: [
        ("/get_reward?verifier=counting", #""3""#, 0.0), ("/get_reward", #""B""#, 1.0),
        ("/v1/openrlhf/mcq", #""B""#, 1.0), ("/get_reward?verifier=mcq", #""B""#, 1.0),
        ("/get_reward", #"{"verifier":"mcq","ground_truth":"B"}"#, 1.0),
        ("/get_reward", #""{\"verifier\":\"mcq\",\"ground_truth\":\"B\"}""#, 1.0),
        ("/v1/openrlhf/mcq", #"{"verifier":"counting","ground_truth":"B"}"#, 1.0),
        ("/v1/openrlhf/mcq?verifier=counting", #""B""#, 1.0),
    ])
    func theVerifierComesFromThePathThenTheQueryThenTheLabel(_ path: String, _ label: String, _ score: Double) throws {
        let (status, reply) = try RunningService().post(openrlhf("(B)", label: label), to: path)
        #expect(status == 200 && (reward(reply) == score))
    }

    @Test(arguments: [
        ("/get_reward", "{", "invalid_json"), ("/get_reward", "[]", "invalid_field"),
        ("/get_reward", #"{"prompts":[],"labels":[]}"#, "missing_field"),
        ("/get_reward", #"{"query":["a"],"prompts":[],"labels":["1"]}"#, "invalid_field"),
        ("/get_reward", #"{"query":"a","prompts":["a"],"labels":["1"]}"#, "invalid_field"),
        ("/v1/openrlhf/nope", #"{"query":[],"prompts":[],"labels":[]}"#, "unknown_verifier"),
        ("/v1/slime/nope", #"{"response":"1","label":"1"}"#, "unknown_verifier"), ("/v1/slime", "3", "invalid_field"),
        ("/v1/slime?shape=list", #"{"response":"1","label":"1"}"#, "invalid_field"),
    ])
    func aRequestThatIsNoneIsRefusedByName(_ path: String, _ body: String, _ code: String) throws {
        let (status, reply) = try RunningService().post(body, to: path)
        #expect(status == 400 && reply["error"]?["code"]?.string == code)
    }

    @Test func onInvalidErrorAnswersAnErrorAndSlimeCanSayNull() throws {
        var configuration = Configuration()
        configuration.doors[.openrlhf].onInvalid = .error
        configuration.doors[.slime].onInvalid = .null
        let running = try RunningService(configuration)
        let refused = try running.post(openrlhf("42", label: "null"), to: "/get_reward")
        #expect(refused.status == 400 && refused.json["error"]?["field"]?.string == "ground_truth")
        let null = try running.post(#"{"response":"42","label":null}"#, to: "/v1/slime/math")
        #expect(null.status == 200 && null.json.isNull)
    }

    /// What failed through our fault is never a zero: the client tries again.
    @Test func aDeadlineThatHasPassedIsAnErrorUnlessConfiguredOtherwise() throws {
        var configuration = Configuration()
        configuration.deadlines.openrlhf = 1
        configuration.limits.maxRows = 1000
        let text = String(repeating: "abcdefghij", count: 300)
        let label = #"{"verifier":"ocr","ground_truth":"\#(String(text.reversed()))"}"#
        let count = 400
        func list(_ text: String) -> String { Array(repeating: text, count: count).joined(separator: ",") }
        let body = #"{"query":[\#(list("\"\(text)\""))],"prompts":[\#(list("\"\""))],"labels":[\#(list(label))]}"#
        let failed = try RunningService(configuration).post(body, to: "/get_reward")
        #expect(failed.status == 504 && failed.json["error"]?["retryable"]?.bool == true)
        configuration.doors[.openrlhf].onFailed = .zero
        let zero = try RunningService(configuration).post(body, to: "/get_reward")
        #expect(zero.status == 200 && zero.json["rewards"]?.count == count)
        #expect(zero.json["extra_logs"]?["failed"]?.elements.contains { $0.number?.double == 1 } == true)
    }

    @Test func slimeGetsABareNumberOrAnObjectOfFixedKeys() throws {
        let running = try RunningService()
        let right = #"{"prompt":"What is 6 x 7?","response":"...\\boxed{42}","label":"42"}"#
        let chat = #"{"prompt":[{"role":"user","content":"6 x 7?"}],"response":"...\\boxed{42}","label":null}"#
        let number = try running.post(right, to: "/v1/slime/math")
        #expect(number.status == 200 && number.json.number?.double == 1)
        #expect(try running.post(right, to: "/v1/slime").json.number?.double == 1)
        #expect(try running.post(right, to: "/v1/slime?verifier=math").json.number?.double == 1)
        let invalid = try running.post(chat, to: "/v1/slime/math")
        #expect(invalid.status == 200 && invalid.json.number?.double == 0)
        let object = try running.post(right, to: "/v1/slime/math?shape=dict").json
        #expect(object["score"]?.number?.double == 1 && object["pred"]?.string == "42")
        let invalidObject = try running.post(chat, to: "/v1/slime/math?shape=dict").json
        #expect(object.members.map(\.key) == invalidObject.members.map(\.key))
        #expect(object.members.map { $0.value.kind } == invalidObject.members.map { $0.value.kind })
        #expect(invalidObject["invalid"]?.number?.double == 1)
        for body in [
            #"{"label":"42"}"#, #"{"response":null,"label":"42"}"#, #"{"response":"42","label":"42","prompt":3}"#,
        ] {
            let reply = try running.post(body, to: "/v1/slime/math")
            #expect(reply.status == 200 && reply.json.number?.double == 0)
        }
    }

    @Test func theLogHearsOfRowsWithoutAScoreAndIsNotFlooded() throws {
        let running = try RunningService()
        for _ in 0..<9 { _ = try running.post(openrlhf("42", label: "null"), to: "/get_reward") }
        #expect(running.eventCount == 4)
    }
}
