/// A mistake in a configuration, with the place to look at.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named.
    public let file: String
    /// Where; nil where the mistake has no place.
    public let place: ConfigurationPlace?
    /// The path of the key, e.g. `limits.max_rows`; empty for the file as a whole.
    public let key: String
    /// What is wrong and what would be right.
    public let problem: String

    /// The line, from 1; 0 where the mistake has no place.
    public var line: Int { place?.line ?? 0 }

    /// Names the place and the mistake.
    public init(file: String, place: ConfigurationPlace?, key: String, problem: String) {
        self.file = file
        self.place = place
        self.key = key
        self.problem = problem
    }

    /// `assay.yaml:12:13: limits.max_rows: must be a whole number`.
    public var description: String {
        var text = file
        if let place { text += ":\(place.line):\(place.column)" }
        if !key.isEmpty { text += ": \(key)" }
        return "\(text): \(problem)"
    }
}
