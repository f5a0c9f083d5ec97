/// What a failed format component does to the score.
public enum ComponentPolicy: Sendable, Hashable {
    /// The score becomes 0.
    case gate
    /// The score loses the weight, 0…1.
    case subtract(Double)
    /// The component is neither computed nor reported.
    case off
}
