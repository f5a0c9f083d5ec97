import AssayJSON

/// TRL's table of completions: `step`, `prompt`, `completion`, a column for each reward function, `advantage`, and what
/// was logged with `log_extra`. A ground truth is there only if it was.
enum TRLLog {
    static func rollout(_ object: JSONObject, truth: String?, count: Int) -> JSONObject {
        var row = LogRow(object)
        row.setID(["id"], step: object["step"], count: count)
        row.setRoute()
        row.set("prompt", object["prompt"])
        row.set("response", completion(object["completion"]).map(JSONValue.string))
        row.setGroundTruth(truth)
        row.set("iteration", step(object["step"]))
        row.keep(["advantage", "reward"])
        return row.rollout
    }

    /// A text, or chat messages of which the last one counts.
    private static func completion(_ value: JSONValue?) -> String? {
        guard case .array(let messages)? = value else { return value?.stringValue }
        return LogRow.text(messages.last?.objectValue?["content"])
    }

    /// CSV has texts alone.
    private static func step(_ value: JSONValue?) -> JSONValue? {
        guard case .string(let text)? = value else { return value }
        return Int(text).map { .number(JSONNumber($0)) }
    }
}
