/// What one domain of short texts does differently from the others.
public struct TextProfile: Sendable {
    /// Whether commas and conjunctions are part of a name, as in `Paris, France`.
    let isPlace: Bool
    /// Whether a percentage equals its fraction and a degree sign is passed over.
    let foldsUnits: Bool
    /// Whether numbers are equal within the option `tolerance`; elsewhere they are equal or not.
    let hasTolerance: Bool
    /// Whether numbers with units are compared as quantities, as in natural science and geography.
    let readsQuantities: Bool
    /// The most code points of an answer, above which it is wrong unread; nil for none.
    let maxCodePoints: Int?

    init(
        isPlace: Bool = false, foldsUnits: Bool = false, hasTolerance: Bool = false, readsQuantities: Bool = false,
        maxCodePoints: Int? = nil
    ) {
        self.readsQuantities = readsQuantities
        self.isPlace = isPlace
        self.foldsUnits = foldsUnits
        self.hasTolerance = hasTolerance
        self.maxCodePoints = maxCodePoints
    }
}
