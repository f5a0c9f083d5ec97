/// Sizes in bytes and counts; `limits:` in the configuration.
public struct LimitSettings: Sendable, Hashable {
    /// A request body, 1 GiB.
    public var maxBodyBytes = 1_073_741_824
    /// One rollout as JSON, 100 MiB; also the body of `POST /v1/score`.
    public var maxRowBytes = 104_857_600
    /// One response or answer in UTF-8, 10 MiB; longer ones score 0 as `limit:response_bytes`.
    public var maxResponseBytes = 10_485_760
    /// Rollouts in a batch.
    public var maxRows = 1_000_000
    /// Request bodies in memory, 2 GiB; beyond it the native doors answer 503 and the trainers' doors wait.
    public var maxInFlightBytes = 2_147_483_648
    /// Requests being answered at a time, those that wait for a judge apart; beyond it as above.
    public var maxInFlightRequests = 4096
    /// Requests of one connection; the last reply announces its end.
    public var maxRequestsPerConnection = 100_000
    /// Open connections.
    public var maxConnections = 20_000
    /// Open connections of one IP address; further ones are answered 503. 0 sets no limit of its own.
    public var maxConnectionsPerPeer = 0

    /// The defaults.
    public init() {}
}
