import AssayJSON

/// The log of GLM-V's reward system: a file a data source, in a folder of its name.
enum GLMVLog {
    static func rollout(_ object: JSONObject, folder: String?, count: Int) -> JSONObject {
        var row = LogRow(object)
        row.setID(["uuid"], step: object["current_iteration"], count: count)
        row.setRoute()
        if row["data_source"] == nil, row["verifier"] == nil { row.set("data_source", folder.map(JSONValue.string)) }
        row.set("prompt", object["prompt"])
        row.set("response", object["answer"])
        row.setGroundTruth("gt_answer")
        row.set("iteration", object["current_iteration"])
        row.keep(["reward", "image_file"])
        return row.rollout
    }
}
