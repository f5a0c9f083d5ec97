/// Whether one expression is a constant multiple of another.
public enum RatioVerdict: Sendable, Hashable {
    /// The ratio is one positive constant.
    case positiveConstant
    /// The ratio is one negative constant.
    case negativeConstant
    /// The ratio is one constant that is not real, or whose sign is not known.
    case constant
    /// The ratio depends on the symbols, or one side alone is zero.
    case notConstant
    /// Not proved, or both are zero.
    case undecided
    /// The fuel ended first.
    case outOfFuel
}
