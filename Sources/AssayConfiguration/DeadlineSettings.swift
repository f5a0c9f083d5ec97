/// Times in milliseconds; `deadlines_ms:` in the configuration.
public struct DeadlineSettings: Sendable, Hashable {
    /// A request to the native doors, from its last byte to its verdict.
    public var native = 60_000
    /// The head of a request, from its first byte.
    public var head = 10_000
    /// A connection without a request.
    public var idle = 75_000
    /// From the signal to stop until what is in flight is given up.
    public var grace = 30_000

    /// The defaults.
    public init() {}
}
