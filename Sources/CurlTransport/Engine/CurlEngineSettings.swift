/// How a ``CurlEngine`` connects.
public struct CurlEngineSettings: Sendable {
    /// Transfers at a time; further calls wait in a queue of the engine's own.
    public var maxConcurrent = 512
    /// A proxy's address; nil for none. The environment's proxies are never used.
    public var proxy: String?
    /// A file of certificates to trust instead of the system's.
    public var certificateFile: String?
    /// For a connection to be made.
    public var connectTimeoutMilliseconds = 10_000

    /// The defaults: no proxy, the system's certificates.
    public init() {}
}
