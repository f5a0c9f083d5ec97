public import AssayJSON
import Yams

/// A YAML file that is a list of objects, its elements as JSON: the other spelling of a JSON Lines file.
///
///     defaults: {verifier: math, tags: [smoke]}
///     cases:
///       - {answer: "0.5", ground_truth: '\frac12', expected: {score: 1}}
///
/// The list may stand alone; beside `defaults` each element takes over their members unless it has its own.
public enum YAMLList {
    /// The elements with the line each starts on.
    ///
    /// - Throws: ``ConfigurationError`` with the line.
    public static func read(_ yaml: String, file: String) throws(ConfigurationError) -> [(line: Int, value: JSONValue)]
    {
        guard let root = try ConfigurationNode.root(of: yaml, file: file) else { return [] }
        guard case .mapping = root.node else { return try values(root, [:]) }
        var defaults = JSONObject()
        var cases: ConfigurationNode?
        for (key, node) in try root.members() {
            switch key {
            case "defaults":
                guard case .object(let object) = try node.json() else { throw node.mistake("must be a mapping") }
                defaults = object
            case "cases": cases = node
            default: throw node.unknownKey(known: ["defaults", "cases"])
            }
        }
        guard let cases else { throw root.mistake("must be a list, or have one under cases") }
        return try values(cases, defaults)
    }

    private static func values(
        _ list: ConfigurationNode, _ defaults: JSONObject
    ) throws(ConfigurationError) -> [(line: Int, value: JSONValue)] {
        var values: [(line: Int, value: JSONValue)] = []
        for element in try list.elements() {
            let value = try element.json()
            guard case .object(let object) = value, !defaults.isEmpty else {
                values.append((element.line, value))
                continue
            }
            values.append((element.line, .object(defaults.merging(object))))
        }
        return values
    }
}
