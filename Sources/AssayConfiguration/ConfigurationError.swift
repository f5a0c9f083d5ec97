/// A mistake in a configuration, with the place to look at.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named.
    public let file: String
    /// The line, from 1; 0 where the mistake has no place.
    public let line: Int
    /// The path of the key, e.g. `limits.max_rows`; empty for the file as a whole.
    public let key: String
    /// What is wrong and what would be right.
    public let problem: String

    /// Names the place and the mistake.
    public init(file: String, line: Int, key: String, problem: String) {
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
    }

    /// `assay.yaml:12: limits.max_rows: must be a whole number`.
    public var description: String {
        var text = file
        if line > 0 { text += ":\(line)" }
        if !key.isEmpty { text += ": \(key)" }
        return "\(text): \(problem)"
    }
}
