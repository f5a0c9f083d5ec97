public import AssayCore

/// Votes that outlive the process, so that a restart pays nothing twice. Never holds abstentions or failures.
public protocol VoteStore: Sendable {
    /// The vote kept under a key, unless it is too old. Called on the transport's thread: has to be quick.
    func vote(for key: VoteKey) -> Double?

    /// Keeps a vote.
    ///
    /// - Parameter completion: runs once, on any thread, when the end of the process can no longer lose the vote, or when
    ///   it cannot be kept at all.
    func keep(_ vote: Double, for key: VoteKey, judge: String, completion: @escaping @Sendable () -> Void)

    /// Forgets all votes of a judge.
    func forget(judge: String)

    /// Counters and gauges for `/metrics`.
    var metrics: [JudgeMetric] { get }
}
