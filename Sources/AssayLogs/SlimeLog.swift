import AssayJSON

/// slime's samples, as its `Sample.to_dict` gives them: `metadata` routes a sample.
enum SlimeLog {
    static func rollout(_ object: JSONObject, truth: String?, count: Int) -> JSONObject {
        var row = LogRow(object)
        let indices = ["group_index", "index"].map { object[$0]?.numberValue?.literal }
        if let group = indices[0], let index = indices[1] {
            row.set("id", .string("\(group)/\(index)"))
        } else {
            row.setID(["index"], step: nil, count: count)
        }
        let metadata = LogRow(object["metadata"]?.objectValue ?? [:])
        for key in ["verifier", "data_source"] where metadata[key]?.stringValue != nil { row.set(key, metadata[key]) }
        if case .object? = metadata["options"] { row.set("options", metadata["options"]) }
        row.set("prompt", object["prompt"])
        row.set("response", object["response"])
        row.setGroundTruth(truth ?? "label")
        row.set("group", indices[0].map(JSONValue.string))
        if object["status"]?.stringValue == "truncated" { row.set("truncated", true) }
        row.keep(["reward"])
        return row.rollout
    }
}
