import AssayCore

/// Who is told of every verdict beside the caller.
///
///     var followers = VerdictFollowers()
///     followers.recorder = try VerdictRecorder(settings)
public struct VerdictFollowers: Sendable {
    /// Keeps it.
    public var recorder: VerdictRecorder?
    /// Watches the share of unreadable responses.
    public var alarm: FormatAlarm?
    /// Watches how data sources are scored.
    public var health: VerifierHealth?

    /// No one.
    public init() {}

    /// Tells them; the rollout is nil where the row could not be read.
    func follow(_ verdict: Verdict, of rollout: Rollout?) {
        if let rollout {
            alarm?.count(verdict, of: rollout)
            health?.count(verdict, of: rollout)
        }
        recorder?.record(verdict, of: rollout)
    }
}
