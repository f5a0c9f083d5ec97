/// How long everything may take; no wait is without end.
public struct HTTPDeadlines: Sendable, Hashable {
    /// From a request's first byte to the end of its head; then 408.
    public var head: Duration = .seconds(10)
    /// Without a request on a connection; then it is closed.
    public var idle: Duration = .seconds(75)
    /// Between two pieces of a body, and until ``HTTPLimits/minBodyBytesPerSecond`` is asked for; then 408.
    public var bodyStall: Duration = .seconds(10)
    /// Without the client taking any of a reply; then the connection is reset.
    public var writeStall: Duration = .seconds(30)
    /// For what a client still sends after its connection was refused, so that it can read why.
    public var linger: Duration = .seconds(1)
    /// From the start of a drain to the end of the server, whatever is unfinished.
    public var grace: Duration = .seconds(30)
    /// From the start of a drain until connections without a request are closed: a keep-alive client may have one
    /// under way.
    public var drainIdle: Duration = .seconds(1)

    /// From when a client has finished sending, or is gone, to the interim response that tells which; then every ten times
    /// as long.
    public var presenceCheck: Duration = .seconds(1)

    /// The defaults.
    public init() {}
}

extension Duration {
    /// Whole nanoseconds, never negative, at most about 146 years so that sums with a clock cannot overflow.
    var clampedNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let ceiling = Int64.max / 2
        return overflow || product > ceiling - 1_000_000_000 ? ceiling : product + attoseconds / 1_000_000_000
    }
}
