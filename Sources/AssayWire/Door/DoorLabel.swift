public import AssayCore
public import AssayJSON

/// A trainer's label: the ground truth alone, or a JSON object (written out or as a text) that also routes the row.
///
///     "42"
///     {"verifier": "mcq", "ground_truth": "B", "options": {"multi": true}}
///
/// An object is read so only if it has `verifier`, `data_source` or the field of the ground truth; any other object is
/// the ground truth itself, such as the canonical action of `gui`.
public struct DoorLabel: Sendable {
    /// The verifier it names.
    public private(set) var verifier: String?
    /// The data source it names.
    public private(set) var dataSource: String?
    /// What would have been right; nil where the label is null or lacks the field.
    public private(set) var groundTruth: JSONValue?
    /// Options for this row.
    public private(set) var options: JSONObject = [:]
    /// What is wrong with a member.
    public private(set) var problem: RolloutError?

    /// A label that is absent.
    public init() {}

    /// Reads a label.
    ///
    /// - Parameter groundTruthField: the member of a JSON label that holds the ground truth.
    public init(_ element: JSONElement?, groundTruthField: String) {
        guard let element, !element.isNull else { return }
        let value = element.value()
        let object = Self.object(value)
        guard let object, Self.routes(object, groundTruthField) else {
            groundTruth = value
            return
        }
        if let truth = object[groundTruthField], truth != .null { groundTruth = truth }
        verifier = text(object["verifier"], "label.verifier")
        dataSource = text(object["data_source"], "label.data_source")
        switch object["options"] {
        case nil, .null?: break
        case .object(let options)?: self.options = options
        default: problem = RolloutError(.invalidField, field: "label.options", "label.options must be an object")
        }
    }

    /// Reads what a whole row of a dataset says: the ground truth in a field of its own, and `verifier`, `data_source`
    /// and `options`, of the row or of its `verifier_metadata`. `options` that are no object are the dataset's own.
    public init(row: JSONElement, groundTruthField: String) {
        let metadata = row["verifier_metadata"]
        func member(_ name: StaticString) -> JSONValue? {
            let found = [row[name], metadata?[name]].lazy.compactMap(\.self).first { !$0.isNull }
            return found?.value()
        }
        if let truth = row[text: groundTruthField] ?? metadata?[text: groundTruthField], !truth.isNull {
            groundTruth = truth.value()
        }
        verifier = text(member("verifier"), "verifier")
        dataSource = text(member("data_source"), "data_source")
        let own = [row["options"], metadata?["options"]].lazy.compactMap(\.self).first { $0.kind == .object }
        options = own?.value().objectValue ?? [:]
    }

    /// A row of lists: its ground truth, and its data source or the one all rows share.
    init(groundTruth: JSONElement?, dataSource: JSONElement?, shared: String?) {
        if let groundTruth, !groundTruth.isNull { self.groundTruth = groundTruth.value() }
        self.dataSource = shared ?? text(dataSource?.value(), "datasources")
    }

    private mutating func text(_ value: JSONValue?, _ field: String) -> String? {
        switch value {
        case nil, .null?: return nil
        case .string(let text)?: return text
        default:
            problem = RolloutError(.invalidField, field: field, "\(field) must be a string")
            return nil
        }
    }

    private static func object(_ value: JSONValue) -> JSONObject? {
        switch value {
        case .object(let object): return object
        case .string(let text):
            guard text.utf8.first(where: { !isWhiteSpace($0) }) == 0x7b else { return nil }
            return (try? JSONDocument(parsing: Array(text.utf8)))?.root.value().objectValue
        default: return nil
        }
    }

    private static func routes(_ object: JSONObject, _ groundTruthField: String) -> Bool {
        object["verifier"] != nil || object["data_source"] != nil || object[groundTruthField] != nil
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
    }
}
