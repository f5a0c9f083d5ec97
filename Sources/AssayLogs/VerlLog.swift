import AssayJSON

/// verl's dump of generations: `input`, `output`, `gts`, `score`, `step`, and a column for each key a reward returned.
enum VerlLog {
    static func rollout(_ object: JSONObject, truth: String?, count: Int) -> JSONObject {
        var row = LogRow(object)
        row.setID(["request_id", "uid"], step: object["step"], count: count)
        row.setRoute()
        row.set("prompt", object["input"])
        row.set("response", object["output"])
        row.setGroundTruth(truth)
        row.set("iteration", object["step"])
        row.keep(["score", "acc", "reward"])
        return row.rollout
    }
}
