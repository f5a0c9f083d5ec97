/// A reaction: species on both sides with rational coefficients.
struct ChemicalEquation: Sendable {
    /// Reactants and products in the order written; coefficients above zero.
    let reactants: [ChemicalSpecies]
    let products: [ChemicalSpecies]

    /// The most species on both sides.
    private static let maxSpecies = 32

    /// Reads an equation; nil where the text is none. What stands on or between arrows is a condition and says nothing.
    ///
    /// - Complexity: O(n).
    init?(_ text: String) {
        guard let read = ChemicalText(text) else { return nil }
        let cells = read.cells
        let arrows = cells.indices.filter { Self.isArrow(cells, $0) }
        guard let first = arrows.first, let last = arrows.last, last - first <= 64 else { return nil }
        // `=点燃=` and `==`: one arrow with a condition in it; anything else between two arrows is a chain.
        guard last - first == arrows.count - 1 || (arrows.count == 2 && Self.isCondition(cells[(first + 1)..<last]))
        else { return nil }
        guard let left = Self.side(cells[..<first]), let right = Self.side(cells[(last + 1)...]),
            left.count + right.count <= Self.maxSpecies
        else { return nil }
        reactants =
            left.filter { !$0.coefficient.isNegative } + right.filter { $0.coefficient.isNegative }.map(Self.negated)
        products =
            right.filter { !$0.coefficient.isNegative } + left.filter { $0.coefficient.isNegative }.map(Self.negated)
        guard !reactants.isEmpty, !products.isEmpty else { return nil }
    }

    private static func negated(_ species: ChemicalSpecies) -> ChemicalSpecies {
        var result = species
        result.coefficient = species.coefficient.negated
        return result
    }

    /// An equals sign between two carbons with no space is a double bond.
    private static func isArrow(_ cells: [ChemicalCell], _ index: Int) -> Bool {
        if cells[index].byte == ChemicalCell.arrow { return true }
        guard cells[index].byte == UInt8(ascii: "="), cells[index].line == .base else { return false }
        let isBond =
            index > 0 && index + 1 < cells.count && cells[index + 1].byte == UInt8(ascii: "C")
            && PlainNotation.isLetterOrDigit(cells[index - 1].byte)
            && !cells.contains { $0.byte == UInt8(ascii: "+") && $0.line == .base }
        return !isBond
    }

    private static func isCondition(_ cells: ArraySlice<ChemicalCell>) -> Bool {
        cells.contains { $0.byte == ChemicalCell.other } && !cells.contains { $0.byte == UInt8(ascii: "+") }
    }

    private static func side(_ cells: ArraySlice<ChemicalCell>) -> [ChemicalSpecies]? {
        var species: [ChemicalSpecies] = []
        var start = cells.startIndex
        var isNegative = false
        for index in cells.indices where species.count <= maxSpecies {
            guard let sign = separator(cells, index) else { continue }
            guard var term = term(cells[start..<index]) else { return nil }
            if isNegative { term.forEach { species.append(negated($0)) } } else { species += term }
            term = []
            (start, isNegative) = (index + 1, sign < 0)
        }
        guard let term = term(cells[start...]) else { return nil }
        return species + (isNegative ? term.map(negated) : term)
    }

    /// A species, or nothing for energy.
    private static func term(_ cells: ArraySlice<ChemicalCell>) -> [ChemicalSpecies]? {
        let text = String(decoding: cells.map(\.byte).filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
        if ["energy", "heat", "Q", "light"].contains(text) { return [] }
        return SpeciesParser.read(cells).map { [$0] }
    }

    /// 1 for a plus between species, −1 for a minus between them, nil for anything else.
    private static func separator(_ cells: ArraySlice<ChemicalCell>, _ index: Int) -> Int? {
        let byte = cells[index].byte
        guard cells[index].line == .base, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"),
            index > cells.startIndex
        else { return nil }
        var next = index + 1
        while next < cells.endIndex, cells[next].byte == UInt8(ascii: " ") { next += 1 }
        guard next < cells.endIndex else { return nil }
        let isSpaced = cells[index - 1].byte == UInt8(ascii: " ")
        if byte == UInt8(ascii: "-") { return isSpaced ? -1 : nil }
        if isSpaced { return 1 }
        let follower = cells[next].byte
        if follower == UInt8(ascii: "+") || follower == UInt8(ascii: ")") || follower == UInt8(ascii: "]") {
            return nil
        }
        // `Ag+(aq)`: a sign before a state is a charge.
        if follower == UInt8(ascii: "("), next + 1 < cells.endIndex, cells[next + 1].byte &- 0x61 < 26 { return nil }
        return 1
    }

    /// Whether atoms and charge are the same on both sides.
    var isBalanced: Bool {
        var totals: [Int: ExactNumber] = [:]
        var charge = ExactNumber.zero
        for (side, sign) in [(reactants, 1), (products, -1)] {
            for species in side {
                for (element, count) in species.composition where element != ChemicalSpecies.electron {
                    let amount = species.coefficient.times(ExactNumber(count * sign))
                    totals[element] = (totals[element] ?? .zero).plus(amount)
                }
                charge = charge.plus(species.coefficient.times(ExactNumber(species.charge * sign))) ?? .one
            }
        }
        return charge.isZero && totals.values.allSatisfy(\.isZero)
    }

    /// Compares with a ground truth: the same species on the same sides, coefficients in one ratio.
    ///
    /// - Complexity: O(k²) for k species, at most 32.
    func comparison(with truth: ChemicalEquation) -> ChemicalSpecies.Comparison {
        guard reactants.count == truth.reactants.count, products.count == truth.products.count else { return .unequal }
        var ratio: ExactNumber?
        var isUndecided = false
        for (mine, theirs) in [(reactants, truth.reactants), (products, truth.products)] {
            var rest = theirs
            for species in mine {
                var match = rest.firstIndex { species.formulaComparison(with: $0) == .equal }
                if match == nil {
                    match = rest.firstIndex { species.formulaComparison(with: $0) == .undecided }
                    isUndecided = isUndecided || match != nil
                }
                guard let match else { return .unequal }
                let quotient = species.coefficient.divided(by: rest[match].coefficient)
                if ratio == nil { ratio = quotient }
                guard quotient == ratio else { return .unequal }
                rest.remove(at: match)
            }
        }
        return isUndecided ? .undecided : .equal
    }
}
