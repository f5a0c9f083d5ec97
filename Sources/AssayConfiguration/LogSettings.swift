/// What is logged, and how; `log:` in the configuration.
public struct LogSettings: Sendable, Hashable {
    /// How much is logged; each level includes those before it.
    public enum Level: String, Sendable, CaseIterable {
        /// Failures of ours.
        case error
        /// What an operator should look at.
        case warning
        /// Starts, stops and reloads.
        case info
        /// Each request.
        case debug
    }
    /// How a line looks.
    public enum Format: String, Sendable, CaseIterable {
        /// One JSON object a line.
        case json
        /// For people.
        case text
    }

    /// How much.
    public var level = Level.info
    /// How it looks.
    public var format = Format.json

    /// The defaults.
    public init() {}
}
