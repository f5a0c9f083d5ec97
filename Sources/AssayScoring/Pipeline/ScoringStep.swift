public import AssayCore

/// What the rules came to: a verdict, or a question for a judge.
public enum ScoringStep: Sendable {
    /// The verdict is final.
    case done(Verdict)
    /// The verdict is final, and an audit may look at it: what rules decided, and whether they said right.
    case audited(Verdict, JudgeQuestion, isRight: Bool)
    /// A judge may decide.
    case pending(PendingVerdict)
}
