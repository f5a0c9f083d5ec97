/// Where the time of one rollout went, in microseconds. The only part of a verdict that may differ between runs.
public struct Timing: Sendable, Hashable {
    /// From the whole request being read to the start of scoring.
    public var queue: Int
    /// Scoring by rules.
    public var verify: Int
    /// Waiting for a judge.
    public var judge: Int

    /// The three parts.
    public init(queue: Int = 0, verify: Int = 0, judge: Int = 0) {
        self.queue = queue
        self.verify = verify
        self.judge = judge
    }
}
