/// One species: a coefficient, a formula, a charge, a state.
struct ChemicalSpecies: Hashable, Sendable {
    /// An element, or `e` for electrons, with its count, in the order written, brackets multiplied out.
    struct Part: Hashable, Sendable {
        let element: Int
        var count: Int
        /// The mass number of an isotope, 0 where none is written.
        var mass = 0
        /// The bracket it stands in, 0 outside all; two different groups are never merged.
        var group = 0
    }

    /// The index that stands for an electron.
    static let electron = -1

    var coefficient: ExactNumber = .one
    var parts: [Part] = []
    var charge = 0
    /// `aq`, `s`, `l`, `g`; nil where none is written.
    var state: String?

    /// How many of each element there are, by index.
    var composition: [Int: Int] { parts.reduce(into: [:]) { $0[$1.element, default: 0] += $1.count } }

    private var isotopes: Set<Int> { Set(parts.filter { $0.mass > 0 }.map { $0.element * 1_000 + $0.mass }) }

    /// Whether each element stands in one place, so that the formula tells composition and not structure.
    var isMolecular: Bool {
        Set(parts.map(\.element)).count == parts.count && !(parts.count >= 3 && parts.allSatisfy { $0.count == 1 })
    }

    /// What comparing two formulas proves.
    enum Comparison: Hashable {
        case equal, unequal, undecided
    }

    /// Compares two formulas without their coefficients.
    func formulaComparison(with truth: ChemicalSpecies) -> Comparison {
        guard composition == truth.composition, charge == truth.charge, isotopes == truth.isotopes else {
            return .unequal
        }
        if let state, let wanted = truth.state, state != wanted { return .unequal }
        if parts.map(\.element) == truth.parts.map(\.element), parts.map(\.count) == truth.parts.map(\.count) {
            return .equal
        }
        if truth.isMolecular { return .equal }
        let (left, right) = (condensed, truth.condensed)
        if left == right || left == right.reversed() { return .equal }
        return isMolecular ? .unequal : .undecided
    }

    /// Groups of a condensed formula, so that `C2H5OH` is `CH3CH2OH` and `HOOC` is `COOH` (STEM 16).
    private var condensed: [[Int: Int]] {
        let (carbon, hydrogen) = (5, 0)
        var groups: [[Int: Int]] = []
        for (index, part) in parts.enumerated() {
            let isNextHydrogen = index > 0 && part.element == hydrogen && part.group == parts[index - 1].group
            if part.element == carbon, part.count == 2, part.group == 0, index + 1 < parts.count,
                parts[index + 1].element == hydrogen, parts[index + 1].count == 5,
                index == 0 || index + 2 == parts.count
            {
                groups +=
                    index == 0 ? [[carbon: 1, hydrogen: 3], [carbon: 1]] : [[carbon: 1, hydrogen: 2], [carbon: 1]]
            } else if isNextHydrogen, groups.last != nil, parts[index - 1].element != hydrogen {
                let isEthyl = parts[index - 1].element == carbon && parts[index - 1].count == 2 && part.count == 5
                groups[groups.count - 1][hydrogen, default: 0] += isEthyl ? (index == 1 ? 2 : 3) : part.count
            } else {
                groups.append([part.element: part.count])
            }
        }
        // A hydrogen that opens the formula belongs to what follows: HO–, H2N–, H3C–.
        if groups.count > 1, let first = groups.first, first.count == 1, let count = first[hydrogen],
            groups[1][hydrogen] == nil
        {
            groups.removeFirst()
            groups[0][hydrogen] = count
        }
        return groups
    }
}
