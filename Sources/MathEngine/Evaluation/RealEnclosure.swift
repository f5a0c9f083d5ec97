/// A real number known to within a bound.
public struct RealEnclosure: Sendable, Hashable {
    /// The nearest double.
    public let midpoint: Double
    /// How far the number may be from ``midpoint``, 0 or more.
    public let radius: Double
}
