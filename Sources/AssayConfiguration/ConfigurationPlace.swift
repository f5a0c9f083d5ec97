import Yams

/// A line and a column of a configuration file, both from 1.
public struct ConfigurationPlace: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The column in code points, from 1.
    public let column: Int

    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }

    /// Where a key that stands twice in a mapping stands the second time, as far as lines tell; else the mapping.
    static func secondKey(_ key: String, in yaml: String, mappingAt start: ConfigurationPlace) -> ConfigurationPlace {
        let opening = String(repeating: " ", count: max(start.column - 1, 0)) + key
        var seen = 0
        for (index, line) in yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where index + 1 >= start.line && line.hasPrefix(opening) {
            guard line.dropFirst(opening.count).drop(while: { $0 == " " }).first == ":" else { continue }
            seen += 1
            if seen == 2 { return ConfigurationPlace(line: index + 1, column: start.column) }
        }
        return start
    }
}
