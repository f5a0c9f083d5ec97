/// An edit distance as far as it was asked for, and the work it took.
public struct DistanceMeasurement: Sendable, Hashable {
    /// What is known of the distance.
    public enum Outcome: Sendable, Hashable {
        /// The distance.
        case exactly(Int)
        /// The distance is greater than the maximum asked about, given here again.
        case moreThan(Int)
        /// The work limit was used up before anything was proven.
        case outOfWork
    }

    /// What is known of the distance.
    public let outcome: Outcome
    /// Word steps done: about one nanosecond each, the same for the same input on any machine.
    public let steps: Int

    /// The distance where it was computed, else nil.
    public var distance: Int? { if case .exactly(let distance) = outcome { distance } else { nil } }

    /// Pairs an outcome with its cost.
    public init(_ outcome: Outcome, steps: Int) {
        self.outcome = outcome
        self.steps = steps
    }
}
