import AssayConfiguration
import AssayCore
import AssayJSON
import Testing

/// NeMo Gym's requests to a resources server, as its agent sends them.
@Suite struct GymDoorTests {
    private func body(_ output: String, _ row: String = #""expected_answer":"42""#) -> String {
        """
        {"responses_create_params":{"input":[{"role":"user","content":"What is 6 x 7?"}]},\
        "response":{"id":"resp_1","object":"response","output":[\(output)],"tools":[]},\
        "question":"What is 6 x 7?",\(row),"_ng_task_index":0,"_ng_rollout_index":3}
        """
    }

    private func message(_ text: String) -> String {
        #"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"\#(text)","annotations":[]}]}"#
    }

    private static let reasoning =
        #"{"type":"reasoning","summary":[{"type":"summary_text","text":"\\boxed{41}"}]},"#

    @Test func theReplyEchoesTheRowAndAddsTheReward() throws {
        let running = try RunningService()
        let sent = body(Self.reasoning + message("\\\\boxed{42}"))
        let (status, reply) = try running.post(sent, to: "/verify")
        #expect(status == 200 && reply["reward"]?.number?.double == 1)
        let request = try JSONDocument(parsing: Array(sent.utf8)).root
        for member in request.members {
            #expect(reply[text: member.key]?.value() == member.value.value(), "\(member.key) is not echoed")
        }
        #expect(reply["extracted_answer"]?.string == "42" && reply["mask_sample"]?.bool == false)
        let components = try #require(reply["reward_components"])
        #expect(components["accuracy"]?.number?.double == 1 && components["format"]?.number?.double == 1)
        for component in components.members {
            #expect(reply[text: component.key]?.number?.literal == component.value.number?.literal)
        }
        #expect(reply["_ng_failure_class"] == nil && reply["instance_config"] == nil)
        #expect(reply["failure_kind"]?.isNull == true && reply["failure_reason"]?.isNull == true)
    }

    @Test(arguments: [
        (#""expected_answer":"43""#, 0.0), (#""expected_answer":42"#, 1.0),
        (#""expected_answer":"B","verifier":"mcq""#, 0.0),
        (#""expected_answer":"42","verifier_metadata":{"verifier":"counting"}"#, 1.0),
        (#""expected_answer":"42","options":[{"A":"41"},{"B":"42"}]"#, 1.0),
        (#""expected_answer":"42.4","options":{"tolerance":{"relative":0.1}}"#, 1.0),
        (#""verifier_metadata":{"expected_answer":"42"}"#, 1.0), (#""expected_answer":"42","verifier":null"#, 1.0),
    ])
    func theRowNamesItsVerifierOptionsAndGroundTruth(_ row: String, _ reward: Double) throws {
        let (status, reply) = try RunningService().post(body(message("\\\\boxed{42}"), row), to: "/verify")
        #expect(status == 200 && reply["reward"]?.number?.double == reward)
        #expect(reply["invalid"]?.number?.double == 0)
    }

    @Test(arguments: [
        (#""expected_answer":null"#, "ground_truth is required (the row's expected_answer)"),
        (#""expected_answer":"42","verifier":"nope""#, "nope"), (#""expected_answer":"42","verifier":1"#, "verifier"),
        (#""expected_answer":"42","options":{"no_such":1}"#, "no_such"),
    ])
    func aRowThatIsWrongIsNamedAndKeepsTheKeys(_ row: String, _ reason: String) throws {
        let running = try RunningService()
        let (status, reply) = try running.post(body(message("42"), row), to: "/verify")
        #expect(status == 200 && reply["reward"]?.number?.double == 0 && reply["invalid"]?.number?.double == 1)
        #expect(reply["failure_reason"]?.string?.contains(reason) == true)
        #expect(reply["failure_kind"]?.string?.hasPrefix("assay:") == true)
        let right = try running.post(body(message("42")), to: "/verify").json
        let own = right.members.map(\.key).filter { !["expected_answer"].contains($0) }
        #expect(own.allSatisfy { reply[text: $0] != nil })
    }

    @Test(arguments: [
        #"{"expected_answer":"42"}"#, #"{"expected_answer":"42","response":null}"#,
        #"{"expected_answer":"42","response":3}"#, #"{"expected_answer":"42","response":{"output":"42"}}"#,
    ])
    func aResponseThatIsNoneIsTheRowsMistake(_ sent: String) throws {
        let (status, reply) = try RunningService().post(sent, to: "/verify")
        #expect(status == 200 && reply["invalid"]?.number?.double == 1)
    }

    @Test(arguments: ["", #"{"type":"function_call","name":"f","arguments":"42"}"#, Self.reasoning + #"{"type":"x"}"#])
    func noAnswerIsAZeroThatCounts(_ output: String) throws {
        let (status, reply) = try RunningService().post(body(output), to: "/verify")
        #expect(status == 200 && reply["reward"]?.number?.double == 0 && reply["invalid"]?.number?.double == 0)
        #expect(reply["mask_sample"]?.bool == false && reply["verdict"]?["status"]?.string == "scored")
    }

    /// What failed through no fault of the policy is masked in both places, and verified again.
    @Test func aFailureIsMaskedAndAnEarlierOneIsForgotten() throws {
        var configuration = Configuration()
        configuration.deadlines.gym = 1
        configuration.limits.maxRows = 1000
        let long = String(repeating: "abcdefghij", count: 40_000)
        let row = #""expected_answer":"\#(String(long.reversed()))","verifier":"ocr","instance_config":{"a":1}"#
        let failed = try RunningService(configuration, workers: 1)
        var reply: JSONElement?
        // The deadline counts from the last byte: behind work that takes longer than it, the row comes too late.
        for _ in 0..<50 where reply?["_ng_failure_class"] == nil {
            reply = try failed.post(body(message(long), row), to: "/verify").json
        }
        if let reply, reply["_ng_failure_class"] != nil {
            #expect(reply["_ng_failure_class"]?.string == "judge_failed" && reply["reward"]?.number?.double == 0)
            #expect(reply["mask_sample"]?.bool == true && reply["failed"]?.number?.double == 1)
            #expect(reply["instance_config"]?["mask_sample"]?.bool == true)
            #expect(reply["instance_config"]?["a"]?.number?.int == 1)
        }
        let stale =
            #""expected_answer":"42","mask_sample":true,"_ng_failure_class":"judge_failed","failure_reason":"x","#
            + #""_ng_failure_judge_error":"x","reward":0.5,"instance_config":{"mask_sample":true,"b":2}"#
        let again = try RunningService().post(body(message("42"), stale), to: "/verify").json
        #expect(again["reward"]?.number?.double == 1 && again["mask_sample"]?.bool == false)
        #expect(again["_ng_failure_class"] == nil && again["_ng_failure_judge_error"] == nil)
        #expect(again["instance_config"]?["mask_sample"]?.bool == false)
        #expect(again["instance_config"]?["b"]?.number?.int == 2 && again["failure_reason"]?.isNull == true)
    }

    @Test func sessionsModeAndLivenessAreAnswered() throws {
        let running = try RunningService()
        let seeded = try running.post(#"{"responses_create_params":{"input":[]},"question":"?"}"#, to: "/seed_session")
        #expect(seeded.status == 200 && seeded.json.kind == .object && seeded.json.count == 0)
        #expect(try running.post("[]", to: "/seed_session").status == 400)
        #expect(try Client.get(running.url + "/reverify_mode").text == #""stateless""#)
        #expect(try Client.get(running.url + "/").status == 200)
    }

    @Test func metricsAreMeansByTaskAndOverAll() throws {
        let rows = """
            {"verify_responses":[\
            {"_ng_task_index":1,"_ng_rollout_index":0,"reward":1.0,"bool":true,"text":"x",\
            "response":{"usage":{"total_tokens":3}}},\
            {"_ng_task_index":1,"_ng_rollout_index":1,"reward":0.0,"bool":false,\
            "response":{"usage":{"total_tokens":5}}},\
            {"_ng_task_index":0,"_ng_rollout_index":0,"reward":0.5},\
            {"_ng_task_index":0,"_ng_rollout_index":1,"reward":0.0,"mask_sample":true}]}
            """
        let (status, reply) = try RunningService().post(rows, to: "/aggregate_metrics")
        #expect(status == 200)
        let groups = Array(try #require(reply["group_level_metrics"]).elements)
        #expect(groups.map { $0["_ng_task_index"]?.number?.int } == [0, 1])
        #expect(groups.first?["mean/reward"]?.number?.double == 0.5)
        #expect(groups.first?["mean/mask_sample"]?.number?.double == 1)
        let second = try #require(groups.last)
        #expect(second["mean/reward"]?.number?.double == 0.5 && second["std/bool"]?.number?.double == 0.5.squareRoot())
        #expect(second["median/total_tokens"]?.number?.double == 4 && second["max/total_tokens"]?.number?.double == 5)
        #expect(second["mean/text"] == nil)
        #expect(reply["agent_metrics"]?["mean/reward"]?.number?.double == 0.5)
        #expect(reply["key_metrics"]?.members.allSatisfy { $0.key.hasPrefix("mean/") } == true)
        let empty = try RunningService().post(#"{"verify_responses":[]}"#, to: "/aggregate_metrics")
        #expect(empty.status == 200 && empty.json["agent_metrics"]?.count == 0)
    }

    @Test(arguments: ["{}", #"{"verify_responses":3}"#, #"{"verify_responses":[3]}"#, "nope"])
    func metricsOfNoRowsAreRefused(_ sent: String) throws {
        #expect(try RunningService().post(sent, to: "/aggregate_metrics").status == 400)
    }
}
