public import AssayJSON
import Yams

/// A YAML file that is a list, its elements as JSON: the other spelling of a JSON Lines file.
public enum YAMLList {
    /// The elements with the line each starts on.
    ///
    /// - Throws: ``ConfigurationError`` with the line.
    public static func read(_ yaml: String, file: String) throws(ConfigurationError) -> [(line: Int, value: JSONValue)]
    {
        guard let root = try ConfigurationNode.root(of: yaml, file: file) else { return [] }
        var values: [(line: Int, value: JSONValue)] = []
        for element in try root.elements() { values.append((element.line, try element.json())) }
        return values
    }
}
