/// Times in milliseconds; `deadlines_ms:` in the configuration.
public struct DeadlineSettings: Sendable, Hashable {
    /// A request to the native doors, from its last byte to its verdict.
    public var native = 60_000
    /// A request to OpenRLHF's door, whose client waits 180 s.
    public var openrlhf = 170_000
    /// A request to slime's door, whose client waits 120 s, the wait for a connection included.
    public var slime = 110_000
    /// A request to NeMo Gym's door, whose client waits without end.
    public var gym = 600_000
    /// The head of a request, from its first byte.
    public var head = 10_000
    /// A connection without a request.
    public var idle = 75_000
    /// From the signal to stop until what is in flight is given up.
    public var grace = 30_000

    /// The defaults.
    public init() {}

    /// A door's requests, from their last byte to their reply.
    public subscript(door: DoorName) -> Int {
        switch door {
        case .openrlhf: openrlhf
        case .slime: slime
        case .gym: gym
        case .glmv: native
        }
    }
}
