public import AssayCore

/// What the rules came to: a verdict, or a question for a judge.
public enum ScoringStep: Sendable {
    /// The verdict is final.
    case done(Verdict)
    /// A judge may decide.
    case pending(PendingVerdict)
}
