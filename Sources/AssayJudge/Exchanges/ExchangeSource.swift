/// Replies from earlier instead of a network.
public protocol ExchangeSource: Sendable {
    /// The reply to a question, or nil where it was not recorded: the rollout is `failed` then, with `judge_unrecorded`.
    func reply(for key: VoteKey, judge: String) -> [UInt8]?
}
