/// An amount of a substance that is named: `2 mol NaOH`, `0.1 mol/L of HCl`, `5.6 L CO2`.
public struct SubstanceAmount: Sendable {
    /// How much.
    public let quantity: Quantity
    /// Of what; nil where it is not said.
    public let substance: ChemicalAnswer?

    /// Reads a quantity with the substance behind it, or without one; nil for any other text.
    ///
    /// - Complexity: O(n).
    public init?(_ text: String) {
        if let quantity = QuantityReader.read(text), !quantity.isBare {
            self.quantity = quantity
            substance = nil
            return
        }
        let words = text.filter { $0 != "$" }.split(separator: " ", omittingEmptySubsequences: true)
        guard (3...6).contains(words.count), let last = words.last else { return nil }
        let head = words.dropLast().filter { $0 != "of" }.joined(separator: " ")
        guard let quantity = QuantityReader.read(head), !quantity.isBare,
            let substance = ChemicalAnswer(String(last)), substance.kind != .equation
        else { return nil }
        self.quantity = quantity
        self.substance = substance
    }

    /// How two amounts compare; a substance only one side names is overlooked, as a unit would be.
    public func comparison(with truth: SubstanceAmount, by policy: QuantityPolicy) -> QuantityComparison {
        if let substance, let other = truth.substance {
            guard let isOne = substance.isEqual(to: other) else { return .undecided }
            guard isOne else { return .unequal }
        }
        return policy.compare(quantity, with: truth.quantity)
    }
}
