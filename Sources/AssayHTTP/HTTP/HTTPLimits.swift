/// How much of everything a client may send; nothing is unlimited.
///
///     var limits = HTTPLimits()
///     limits.maxBodyBytes = 16 << 20
public struct HTTPLimits: Sendable, Hashable {
    /// The request target, in bytes; a longer one is answered 414.
    public var maxTargetBytes = 8 << 10
    /// The request line, all fields and the line ends together, in bytes; more is answered 431.
    public var maxHeadBytes = 16 << 10
    /// Field lines of one request, and trailer lines of one chunked body; more are answered 431.
    public var maxFields = 100
    /// A request's content, in bytes, after chunked framing is removed; a larger one is answered 413. A plan may ask
    /// for less, never for more.
    public var maxBodyBytes = 1 << 30
    /// The content of all requests held at once, received and not yet answered, in bytes; beyond it 503, or the client
    /// waits, as the plan has it.
    public var maxHeldBodyBytes = 2 << 30
    /// A body must arrive at this rate on the whole, in bytes per second, after ``HTTPDeadlines/bodyStall`` has passed.
    public var minBodyBytesPerSecond = 1 << 10
    /// What a compressed content may become beyond its first 64 MiB, as a multiple of what it was; more is answered 413.
    /// JSON of rollouts shrinks to a tenth, a degenerate response to much less: hence the first 64 MiB.
    public var maxInflationRatio = 100
    /// A reply's content of at least that many bytes is compressed for a client that accepts it; `Int.max` for never.
    public var compressedReplyBytes = 8 << 10
    /// Requests handed to the handler and not answered, but for those that are parked; beyond it 503, or the client
    /// waits, as the plan has it.
    public var maxRequestsInFlight = 4096
    /// Requests of one connection; the last reply announces the end of the connection.
    public var maxRequestsPerConnection = 100_000
    /// Open connections in all; further ones wait in the listeners' backlogs.
    public var maxConnections = 20_000
    /// Open connections of one IP address; further ones are answered 503. Zero means no limit of its own.
    public var maxConnectionsPerPeer = 0
    /// Empty lines before a request line that are skipped (RFC 9112 section 2.2); more are answered 400.
    public var maxLeadingBlankLines = 4

    /// The defaults.
    public init() {}
}
