public import AssayJSON

/// What a verifier says of one answer, before gates and penalties make a score of it.
public struct Finding: Sendable {
    /// The verifier's decision.
    public enum Decision: Sendable, Hashable {
        /// Right, wrong or partly right, with the accuracy in 0…1.
        case decided(accuracy: Double, Reason, by: DecidedBy)
        /// The rules can prove neither; a judge may.
        case undecided
    }

    /// The decision.
    public var decision: Decision
    /// What this domain shows: parsed values, distances, matches. Members in a fixed order. Empty where the context
    /// asks for no detail.
    public var detail: JSONObject
    /// What a judge is asked about an undecided answer; nil for the whole answer and the whole ground truth.
    public var judged: JudgedTexts?

    /// Wraps a decision and what explains it.
    public init(_ decision: Decision, detail: JSONObject = [:]) {
        self.decision = decision
        self.detail = detail
    }

    /// Right: accuracy 1.
    public static func correct(by rule: String, detail: JSONObject = [:]) -> Finding {
        Finding(.decided(accuracy: 1, .correct, by: .rule(rule)), detail: detail)
    }

    /// Wrong: accuracy 0, for the reason given.
    public static func wrong(_ reason: Reason = .incorrect, by rule: String, detail: JSONObject = [:]) -> Finding {
        Finding(.decided(accuracy: 0, reason, by: .rule(rule)), detail: detail)
    }

    /// A continuous accuracy: 1 is `correct`, 0 `incorrect`, anything between `partial`.
    ///
    /// - Parameter accuracy: clamped into 0…1. A value that is not a number stays one: it is a defect of ours, which the pipeline
    ///   reports as a failure, never as a 0.
    public static func graded(_ accuracy: Double, by rule: String, detail: JSONObject = [:]) -> Finding {
        let bounded = accuracy.isNaN ? accuracy : min(max(accuracy, 0), 1)
        let reason: Reason = bounded >= 1 ? .correct : bounded <= 0 ? .incorrect : .partial
        return Finding(.decided(accuracy: bounded, reason, by: .rule(rule)), detail: detail)
    }

    /// The answer passes a limit: accuracy 0, `limit:NAME`.
    public static func outOfLimits(_ limit: String, detail: JSONObject = [:]) -> Finding {
        Finding(.decided(accuracy: 0, .outOfLimits, by: .limit(limit)), detail: detail)
    }

    /// The rules can prove neither right nor wrong.
    ///
    /// - Parameter judged: what a judge is asked, where that is not the whole answer and the whole ground truth.
    public static func undecided(detail: JSONObject = [:], judged: JudgedTexts? = nil) -> Finding {
        var finding = Finding(.undecided, detail: detail)
        finding.judged = judged
        return finding
    }
}
