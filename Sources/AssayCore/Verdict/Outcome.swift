/// What became of a rollout. The cases never mix: a failure of ours, or the caller's mistake, is never a score.
public enum Outcome: Sendable, Hashable {
    /// The response is right, wrong, partly right, unreadable or hostile: a score in 0…1.
    case scored(Double, Reason, by: DecidedBy)
    /// The rules can prove neither right nor wrong; the score is what `on_undecided` gives: 0, or nil.
    case undecided(score: Double?)
    /// The caller is wrong.
    case invalid(RolloutError)
    /// We failed.
    case failed(RolloutError)

    /// The `status` of a verdict.
    public var status: String {
        switch self {
        case .scored: "scored"
        case .undecided: "undecided"
        case .invalid: "invalid"
        case .failed: "failed"
        }
    }

    /// The score in 0…1, or nil where there is none.
    public var score: Double? {
        switch self {
        case .scored(let score, _, _): score
        case .undecided(let score): score
        case .invalid, .failed: nil
        }
    }

    /// The reason, or nil where there is no verdict on the response.
    public var reason: Reason? {
        switch self {
        case .scored(_, let reason, _): reason
        case .undecided: .undecided
        case .invalid, .failed: nil
        }
    }

    /// Who decided, or nil where no one did.
    public var decidedBy: DecidedBy? {
        if case .scored(_, _, let decidedBy) = self { decidedBy } else { nil }
    }

    /// The error, or nil where the response was judged.
    public var error: RolloutError? {
        switch self {
        case .scored, .undecided: nil
        case .invalid(let error), .failed(let error): error
        }
    }

    /// The outcome an error stands for: `failed` where it is ours, else `invalid`.
    public init(_ error: RolloutError) { self = error.code.isOurs ? .failed(error) : .invalid(error) }
}
