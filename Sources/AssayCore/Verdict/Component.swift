/// One named part of a score, 0…1: the accuracy, or a format component that is 1 where it holds and 0 where it fails.
public struct Component: Sendable, Hashable {
    /// The key, e.g. `accuracy` or `structure`.
    public let key: String
    /// The value, 0…1; nil where the rollout has no score.
    public let value: Double?

    /// Pairs a key with a value.
    public init(_ key: String, _ value: Double?) {
        self.key = key
        self.value = value
    }
}
