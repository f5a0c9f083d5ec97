public import AssayJSON

/// What became of a ``JudgeQuestion``.
public struct Judgement: Sendable, Hashable {
    /// The decision, or why there is none.
    public enum Outcome: Sendable, Hashable {
        /// An accuracy in 0…1, a reason, and who decided: a model or a gate.
        case decided(accuracy: Double, Reason, by: DecidedBy)
        /// Nobody was asked: no judge serves the verifier, or the ground truth is not a judge's business.
        case notAsked
        /// A judge was asked and there is no answer to trust: never a score.
        case failed(RolloutError)
    }

    /// The decision.
    public let outcome: Outcome
    /// `detail.judge`: models, template, votes, latency, cache hit.
    public let detail: JSONObject
    /// Where it stands in a verdict's `detail`: `judge`, or `external` for a program of the user.
    public let detailKey: String
    /// Microseconds from the question to the judgement.
    public let microseconds: Int

    /// A judgement.
    public init(_ outcome: Outcome, detail: JSONObject = [:], detailKey: String = "judge", microseconds: Int = 0) {
        self.outcome = outcome
        self.detail = detail
        self.detailKey = detailKey
        self.microseconds = microseconds
    }
}
