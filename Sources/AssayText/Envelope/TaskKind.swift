/// Whether the answer is checked against a ground truth, which decides whether a box belongs into it.
public enum TaskKind: String, Sendable, CaseIterable {
    /// The answer is checked; it holds exactly one GLM box.
    case verifiable
    /// The answer is free text; a box in it is an attempt to look verified.
    case nonVerifiable = "non_verifiable"
}
