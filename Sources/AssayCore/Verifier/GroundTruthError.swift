/// A ground truth no answer could be compared with: the caller's error, never a score.
public struct GroundTruthError: Error, Sendable, Hashable {
    /// What is wrong and what would be right, e.g. `must be an integer, not "many"`.
    public let problem: String

    /// States the problem.
    public init(_ problem: String) { self.problem = problem }
}
