/// Whether an answer is one action or a list of them.
enum SequencePolicy: String, CaseIterable, Sendable {
    /// One action; several are a hedge.
    case none
    /// As many actions as the ground truth has, each right in its place.
    case all
    /// The share of actions that are right, in order.
    case partial
}
