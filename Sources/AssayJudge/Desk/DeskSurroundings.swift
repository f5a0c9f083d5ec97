/// What a ``JudgeDesk`` works with beside its settings and its transport.
public struct DeskSurroundings: Sendable {
    /// Keeps votes beyond the process; nil for memory alone.
    public var store: (any VoteStore)?
    /// Hears every exchange that counted.
    public var recorder: (any ExchangeRecorder)?
    /// Answers instead of the network, canaries and caches left out.
    public var source: (any ExchangeSource)?
    /// Makes randomness for jitter, nonces and canaries; the system's by default.
    public var makeGenerator: @Sendable () -> any RandomNumberGenerator = { SystemRandomNumberGenerator() }
    /// Hears that a judge is out, and why, or in.
    public var onTrustChange: @Sendable (_ judge: String, _ problem: String?) -> Void = { _, _ in }

    /// Memory, the network, and nobody who listens.
    public init() {}
}
