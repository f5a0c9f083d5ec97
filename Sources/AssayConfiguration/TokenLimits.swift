/// How much one token may ask for; 0 sets no limit.
public struct TokenLimits: Sendable, Hashable {
    /// Requests that are being answered at a time.
    public var maxInFlight = 0
    /// Requests in a minute: as many at once, then one each time that a minute divided by the number has passed.
    public var requestsPerMinute = 0

    /// No limits.
    public init() {}
}
