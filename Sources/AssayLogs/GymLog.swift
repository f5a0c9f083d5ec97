import AssayJSON

/// NeMo Gym's rollouts: what its agents send to `/verify`, with or without the reward that came back.
enum GymLog {
    static func rollout(_ object: JSONObject, truth: String?, count: Int) -> JSONObject {
        var row = LogRow(object)
        let indices = ["_ng_task_index", "_ng_rollout_index"].map { object[$0]?.numberValue?.literal }
        let name = indices.compactMap(\.self)
        if name.count == 2 {
            row.set("id", .string(name.joined(separator: "/")))
        } else {
            row.setID(["id"], step: nil, count: count)
        }
        row.setRoute()
        row.set("prompt", object["responses_create_params"]?.objectValue?["input"])
        row.set("response", response(object["response"]).map(JSONValue.string))
        row.setGroundTruth(truth ?? (object["expected_answer"] != nil ? "expected_answer" : nil))
        row.set("group", indices[0].map(JSONValue.string))
        row.keep(["reward"])
        return row.rollout
    }

    /// The text the policy wrote: the `output_text` parts of its messages, one after the other. Reasoning that the
    /// inference server took out stands in items of its own, and is no part of it.
    static func response(_ response: JSONValue?) -> String? {
        guard let items = response?.objectValue?["output"]?.arrayValue else { return nil }
        var text = ""
        for item in items {
            guard let item = item.objectValue, item["type"]?.stringValue == "message" else { continue }
            if case .string(let content)? = item["content"] { text += content }
            for part in item["content"]?.arrayValue ?? [] {
                guard let part = part.objectValue, part["type"]?.stringValue == "output_text" else { continue }
                text += part["text"]?.stringValue ?? ""
            }
        }
        return text
    }
}
