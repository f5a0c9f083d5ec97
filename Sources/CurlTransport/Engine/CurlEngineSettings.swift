/// How a ``CurlEngine`` connects.
public struct CurlEngineSettings: Sendable {
    /// Transfers at a time; further calls wait in a queue of the engine's own.
    public var maxConcurrent = 512
    /// For a connection to be made.
    public var connectTimeoutMilliseconds = 10_000

    /// The defaults.
    public init() {}
}
