/// The value of an expression modulo a secret prime: a normal form for hashing and for finding duplicates.
///
/// Equal fingerprints mean equal expressions; unequal ones mean unequal expressions only where ``isExact``.
public struct Fingerprint: Hashable, Sendable {
    /// The residue.
    public let value: UInt64
    /// Whether nothing in the expression has relations the residue does not know.
    public let isExact: Bool
}
