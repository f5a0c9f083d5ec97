/// How two real constants compare.
public enum NumericOrder: Sendable, Hashable {
    /// The first is smaller.
    case less
    /// Equal, as ``EquivalenceVerdict/isEqual`` means it.
    case equal
    /// The first is larger.
    case greater
    /// Not proved, or one of them is no real constant.
    case undecided
}
