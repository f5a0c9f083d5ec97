import AssayJSON

/// How one argument of the ground truth fared.
struct ArgumentResult: Sendable {
    /// The canonical key: `box`, `text`, `direction` …
    let name: String
    let hasPassed: Bool
    /// Whether the response states it at all.
    var isMissing = false
    /// What was measured, by name: `distance`, `iou`, `similarity`.
    var measures: [(name: String, value: Double)] = []

    var json: JSONValue {
        var object: JSONObject = ["argument": .string(name), "passed": .bool(hasPassed)]
        if isMissing { object["missing"] = true }
        for measure in measures { object[measure.name] = JSONNumber(measure.value).map(JSONValue.number) }
        return .object(object)
    }
}
