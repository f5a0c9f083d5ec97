/// How large a message may be.
public struct JSONLimits: Sendable, Hashable {
    /// Bytes; the index holds 32-bit offsets, so never more than 2^32 − 1.
    public var maxBytes = 1_073_741_824
    /// Containers inside containers, 1…64.
    public var maxDepth = 64
    /// Values and keys together.
    public var maxValues = 100_000_000

    /// The defaults.
    public init() {}
}
