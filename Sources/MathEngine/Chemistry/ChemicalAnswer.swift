/// A text read as chemistry: an equation, a species, or the name of one.
public struct ChemicalAnswer: Sendable {
    /// What the text is.
    public enum Kind: String, Sendable {
        case equation, formula, name
    }

    /// What the text is.
    public let kind: Kind
    let species: ChemicalSpecies?
    let equation: ChemicalEquation?
    let row: Int?

    /// Reads a text; nil where it is no chemistry.
    ///
    /// - Complexity: O(n), for at most ``ChemicalText/maxBytes`` bytes.
    public init?(_ text: String) {
        guard text.utf8.count <= ChemicalText.maxBytes else { return nil }
        if let isotope = IsotopeName.formula(of: ChemicalName.stripped(text)), let cells = ChemicalText(isotope)?.cells,
            let species = SpeciesParser.read(cells[...])
        {
            (kind, self.species, equation, row) = (.formula, species, nil, nil)
        } else if let name = ChemicalName.lookUp(text), let cells = ChemicalText(name.formula)?.cells,
            let species = SpeciesParser.read(cells[...])
        {
            (kind, self.species, equation, row) = (.name, species, nil, name.row)
        } else if let equation = ChemicalEquation(text) {
            (kind, species, self.equation, row) = (.equation, nil, equation, nil)
        } else if let cells = ChemicalText(ChemicalName.stripped(text))?.cells,
            let species = SpeciesParser.read(cells[...])
        {
            (kind, self.species, equation, row) = (.formula, species, nil, nil)
        } else {
            return nil
        }
    }

    /// Whether atoms and charge balance; nil for what is no equation.
    public var isBalanced: Bool? { equation?.isBalanced }

    /// Whether it is equal to a ground truth; nil where rules prove neither.
    public func isEqual(to truth: ChemicalAnswer) -> Bool? {
        switch (equation, truth.equation, species, truth.species) {
        case (let mine?, let theirs?, _, _):
            // An equation that does not balance is no answer to one that does.
            if theirs.isBalanced, !mine.isBalanced { return false }
            return Self.isEqual(mine.comparison(with: theirs))
        case (nil, nil, let mine?, let theirs?):
            if let row, row >= 0, row == truth.row { return true }
            guard mine.coefficient == theirs.coefficient else { return false }
            return Self.isEqual(mine.formulaComparison(with: theirs))
        default: return nil
        }
    }

    /// What this equation's coefficients are to another's; nil where they are no equations or not one.
    func scale(to truth: ChemicalAnswer) -> ExactNumber? {
        guard let equation, let other = truth.equation, let mine = equation.reactants.first else { return nil }
        let match = other.reactants.first { mine.formulaComparison(with: $0) == .equal }
        return match.flatMap { mine.coefficient.divided(by: $0.coefficient) }
    }

    private static func isEqual(_ comparison: ChemicalSpecies.Comparison) -> Bool? {
        switch comparison {
        case .equal: true
        case .unequal: false
        case .undecided: nil
        }
    }
}
