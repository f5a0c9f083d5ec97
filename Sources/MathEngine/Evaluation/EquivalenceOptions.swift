/// How two expressions are to be compared.
public struct EquivalenceOptions: Sendable, Hashable {
    /// Which values count.
    public enum Domain: Sendable, Hashable {
        /// Points where every intermediate value of both sides is real; principal complex values where there are
        /// none. `2 \ln x = \ln x^2`, `\sqrt{x^2} \ne x`.
        case realWhereDefined
        /// Principal complex values everywhere.
        case principal
    }

    /// Which values count.
    public var domain = Domain.realWhereDefined
    /// Symbols that stand for whole numbers: they take whole values only (`\cos n\pi = (-1)^n`).
    public var integerSymbols: SymbolSet = []
    /// Symbols that stand for positive numbers.
    public var positiveSymbols: SymbolSet = []

    /// Real where defined, symbols of any real value.
    public init() {}
}
