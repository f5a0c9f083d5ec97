import ArgumentParser
import AssayCore
import AssayJSON
import AssayWire

/// A protocol a daemon speaks, as a fixture row is asked through it.
enum TrainerProtocol: String, ExpressibleByArgument, CaseIterable {
    /// Rollouts and verdicts.
    case native
    case openrlhf
    case slime
    case gym
    case glmv

    /// The path and the body that ask for a row's score.
    ///
    /// The row's options go along in the label. Where it names no extraction they say what the native protocol takes by
    /// default, since the doors have a default of their own.
    func request(_ rollout: Rollout) -> (path: String, body: JSONObject)? {
        guard case .response(let response) = rollout.content else { return nil }
        let prompt = rollout.prompt?.text ?? ""
        let truth = rollout.groundTruth ?? .null
        var options = rollout.options
        if options["extraction"] == nil { options["extraction"] = "box" }
        if options["extraction"] == "auto", options["layout"] == nil { options["layout"] = "think_answer" }
        var label: JSONObject = ["ground_truth": truth, "options": .object(options)]
        if let verifier = rollout.verifier { label["verifier"] = .string(verifier) }
        if let source = rollout.dataSource, rollout.verifier == nil { label["data_source"] = .string(source) }
        switch self {
        case .native: return nil
        case .openrlhf:
            return (
                "/get_reward",
                [
                    "query": [.string(prompt + response)], "prompts": [.string(prompt)], "labels": [.object(label)],
                ]
            )
        case .slime:
            return (
                "/v1/slime?shape=dict",
                ["prompt": .string(prompt), "response": .string(response), "label": .object(label)]
            )
        case .gym:
            var body: JSONObject = [
                "responses_create_params": ["input": [["role": "user", "content": .string(prompt)]]],
                "response": [
                    "id": "resp", "object": "response", "model": "policy",
                    "output": [
                        [
                            "id": "msg", "type": "message", "role": "assistant", "status": "completed",
                            "content": [["type": "output_text", "text": .string(response), "annotations": []]],
                        ]
                    ],
                ],
                "expected_answer": truth, "options": .object(options),
            ]
            for key in ["verifier", "data_source"] { body[key] = label[key] }
            return ("/verify", body)
        case .glmv:
            // It has no options: the configuration's alone count.
            guard rollout.options.isEmpty, let source = rollout.dataSource ?? rollout.verifier,
                case .string(let text) = truth
            else { return nil }
            return (
                "/v1/glmv/rewards",
                [
                    "prompts": [.string(prompt)], "answers": [.string(response)], "gt_answers": [.string(text)],
                    "datasources": [.string(source)], "return_extracted_answers": true,
                ]
            )
        }
    }

    /// Score and status in a reply, in the form of a verdict; nil where it has neither.
    func verdict(_ reply: JSONElement) -> JSONObject? {
        let score: JSONElement?
        var status = "scored"
        func flag(_ element: JSONElement?) -> Bool { element?.bool == true || (element?.number?.double ?? 0) != 0 }
        func first(_ element: JSONElement?) -> JSONElement? { element?.elements.first { _ in true } }
        switch self {
        case .native: return nil
        case .openrlhf:
            score = first(reply["rewards"])
            for name in ["undecided", "invalid", "failed"] where flag(first(reply["extra_logs"]?[text: name])) {
                status = name
            }
        case .slime:
            score = reply["score"]
            for name in ["undecided", "invalid", "failed"] where flag(reply[text: name]) { status = name }
        case .gym:
            score = reply["reward"]
            for name in ["undecided", "invalid", "failed"] where flag(reply[text: name]) { status = name }
            if reply["_ng_failure_class"]?.string != nil { status = "failed" }
        case .glmv:
            score = first(reply["rewards"])
            status = first(reply["status"])?.string ?? status
        }
        guard let value = score?.value() else { return nil }
        let isScore = status == "scored" || status == "undecided"
        return ["score": isScore ? value : .null, "status": .string(status), "tells": "score"]
    }
}
