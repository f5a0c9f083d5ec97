public import AssayCore

/// One row of a request: the rollout, and how much detail it asks for.
public struct RolloutRow: Sendable {
    /// The rollout.
    public let rollout: Rollout
    /// The row's own `detail`; nil leaves it to the request.
    public let detail: DetailLevel?

    /// Pairs a rollout with the detail it asks for.
    public init(rollout: Rollout, detail: DetailLevel?) {
        self.rollout = rollout
        self.detail = detail
    }
}
