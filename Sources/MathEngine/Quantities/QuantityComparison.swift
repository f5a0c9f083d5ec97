/// What a comparison of two quantities proves.
public enum QuantityComparison: Sendable, Hashable {
    /// How equality was proved.
    public enum Ground: String, Sendable, CaseIterable {
        /// Equal after an exact conversion.
        case quantity
        /// Equal within the tolerance.
        case tolerance
        /// Equal at the digits one of the two is printed with.
        case printedPrecision = "printed_precision"
        /// Equal with a measured constant's exact or customary value (STEM 5).
        case constant
        /// Equal figures, one side without a unit.
        case bareNumber = "bare_number"
    }

    /// They are equal.
    case equal(Ground)
    /// Of one dimension, and different.
    case unequal
    /// Of different dimensions.
    case unitConflict
    /// The answer lacks the unit that `unit: strict` asks for, or has another.
    case unitMissing
    /// Neither is proved.
    case undecided
}
