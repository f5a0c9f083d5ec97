/// The tier of ``EquivalenceEngine`` that proved something, from the cheapest to the dearest.
public enum EquivalenceTier: String, Sendable, CaseIterable {
    /// Two small rationals, folded while they were built; or infinities.
    case rationals
    /// Rationals of any size, by exact arithmetic.
    case exact
    /// Residues modulo the secret prime.
    case residues
    /// Complex balls in doubles.
    case doubles
    /// Complex balls in 256-bit numbers.
    case wide = "256_bits"
}
