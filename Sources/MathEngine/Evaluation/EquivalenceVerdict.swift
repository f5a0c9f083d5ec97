/// What a comparison of two expressions proved.
public enum EquivalenceVerdict: String, Sendable, Hashable, CaseIterable {
    /// Equal as numbers or functions, by exact arithmetic (error below 2^-50 over the choice of the secret).
    case equalExact
    /// Equal to at least 30 digits at every point that was tried, without a term too small to be seen.
    case equalNumeric
    /// Unequal, by exact arithmetic.
    case unequalExact
    /// Unequal: at some point the values are further apart than their error bounds.
    case unequalNumeric
    /// Neither was proved, or one of them has no value.
    case undecided
    /// The fuel ended before either was proved.
    case outOfFuel

    /// Whether equality was proved.
    public var isEqual: Bool { self == .equalExact || self == .equalNumeric }
    /// Whether inequality was proved.
    public var isUnequal: Bool { self == .unequalExact || self == .unequalNumeric }
}
