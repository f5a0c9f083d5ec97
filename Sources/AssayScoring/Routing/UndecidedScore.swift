/// What score an undecided rollout gets.
public enum UndecidedScore: String, Sendable, CaseIterable {
    /// 0: a trainer that scored only the provable would see nothing but right answers.
    case zero
    /// No score.
    case null

    /// The score.
    public var score: Double? { self == .zero ? 0 : nil }
}
