import AssayJSON

/// A row of a log on its way to a rollout: its members, and the rollout made of them so far.
struct LogRow {
    private let row: JSONObject
    private(set) var rollout = JSONObject()

    /// The members that hold a ground truth in data sets, in the order they are looked for.
    static let groundTruths = ["ground_truth", "gts", "solution", "answer", "label", "expected_answer", "gt_answer"]

    init(_ row: JSONObject) { self.row = row }

    subscript(key: String) -> JSONValue? { row[key].flatMap { $0 == .null ? nil : $0 } }

    /// Sets a member of the rollout where there is a value.
    mutating func set(_ key: String, _ value: JSONValue?) {
        if let value, value != .null { rollout[key] = value }
    }

    /// Sets the id: the first of some members that is a text or a number, else a name made of where the row stands.
    mutating func setID(_ keys: [String], step: JSONValue?, count: Int) {
        for key in keys {
            switch row[key] {
            case .string(let text)? where !text.isEmpty: return set("id", .string(text))
            case .number(let number)?: return set("id", .number(number))
            default: continue
            }
        }
        set("id", .string("\(step?.numberValue.map { "\($0.literal)/" } ?? "")\(count)"))
    }

    /// Sets the ground truth: the named member, else the first of the usual ones.
    mutating func setGroundTruth(_ named: String?) {
        let names = named.map { [$0] } ?? Self.groundTruths
        for name in names where self[name] != nil { return set("ground_truth", self[name]) }
    }

    /// Takes over what routes a row, where the log has it.
    mutating func setRoute() {
        for key in ["verifier", "data_source"] where row[key]?.stringValue != nil { set(key, row[key]) }
        if case .object? = row["options"] { set("options", row["options"]) }
    }

    /// Keeps members that are never scored by, so that a record or a comparison has them.
    mutating func keep(_ keys: [String]) {
        var kept = JSONObject()
        for key in keys { kept[key] = self[key] }
        if !kept.isEmpty { set("metadata", .object(kept)) }
    }

    /// A message's text: a string, or the texts of its parts.
    static func text(_ content: JSONValue?) -> String? {
        switch content {
        case .string(let text)?: return text
        case .array(let parts)?:
            return parts.compactMap { $0.objectValue?["text"]?.stringValue }.joined(separator: "\n")
        default: return nil
        }
    }
}
