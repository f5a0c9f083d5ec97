/// Names of salts, oxides, acids' anions and binary compounds, built by rule: `potassium sulfate`, `iron(II) nitrate`,
/// `dinitrogen pentoxide`, 硫酸钾.
///
/// The rules are those of school chemistry (IUPAC Red Book, chapter IR-5, stock and multiplicative nomenclature).
enum SystematicName {
    /// An ion: its formula and the size of its charge.
    private struct Ion {
        let formula: String
        let charge: Int
        /// Whether it takes brackets where there are several of it.
        var isGroup: Bool { formula.dropFirst().contains { $0.isUppercase || $0.isNumber } }
    }

    /// Cations of one charge; those after the bar have several and need a numeral in English.
    private static let cations = ions(
        """
        lithium/锂:Li:1 sodium/钠:Na:1 potassium/钾:K:1 rubidium/铷:Rb:1 cesium/铯:Cs:1 caesium:Cs:1 silver/银:Ag:1
        ammonium/铵:NH4:1 beryllium/铍:Be:2 magnesium/镁:Mg:2 calcium/钙:Ca:2 strontium/锶:Sr:2 barium/钡:Ba:2 zinc/锌:Zn:2
        cadmium/镉:Cd:2 aluminum/铝:Al:3 aluminium:Al:3 scandium/钪:Sc:3 亚铁:Fe:2 铁:Fe:3 铜:Cu:2 亚铜:Cu:1 铅:Pb:2 锰:Mn:2
        ferrous:Fe:2 ferric:Fe:3 cuprous:Cu:1 cupric:Cu:2 镍:Ni:2
        """)
    private static let metals = [
        "iron": "Fe", "copper": "Cu", "lead": "Pb", "tin": "Sn", "mercury": "Hg", "manganese": "Mn", "chromium": "Cr",
        "cobalt": "Co", "nickel": "Ni", "gold": "Au", "titanium": "Ti", "vanadium": "V", "platinum": "Pt",
    ]
    private static let anions = ions(
        """
        fluoride/氟化:F:1 chloride/氯化:Cl:1 bromide/溴化:Br:1 iodide/碘化:I:1 oxide/氧化:O:2 sulfide/硫化:S:2 sulphide:S:2
        nitride/氮化:N:3 phosphide/磷化:P:3 hydride/氢化:H:1 hydroxide/氢氧化:OH:1 nitrate/硝酸:NO3:1 nitrite/亚硝酸:NO2:1
        sulfate/硫酸:SO4:2 sulphate:SO4:2 sulfite/亚硫酸:SO3:2 carbonate/碳酸:CO3:2 bicarbonate/碳酸氢:HCO3:1
        hydrogen_carbonate:HCO3:1 phosphate/磷酸:PO4:3 hydrogen_phosphate/磷酸氢:HPO4:2 dihydrogen_phosphate/磷酸二氢:H2PO4:1
        hydrogen_sulfate/硫酸氢:HSO4:1 bisulfate:HSO4:1 acetate/醋酸:CH3COO:1 permanganate/高锰酸:MnO4:1 chromate/铬酸:CrO4:2
        dichromate/重铬酸:Cr2O7:2 chlorate/氯酸:ClO3:1 perchlorate/高氯酸:ClO4:1 chlorite/亚氯酸:ClO2:1
        hypochlorite/次氯酸:ClO:1 cyanide/氰化:CN:1 thiocyanate/硫氰化:SCN:1 oxalate/草酸:C2O4:2 silicate/硅酸:SiO3:2
        thiosulfate:S2O3:2
        """)
    private static let prefixes = [
        ("mono", 1), ("di", 2), ("tri", 3), ("tetra", 4), ("penta", 5), ("hexa", 6), ("hepta", 7), ("octa", 8),
        ("nona", 9), ("deca", 10), ("tetr", 4), ("pent", 5), ("hex", 6), ("hept", 7), ("oct", 8), ("mon", 1),
    ]
    private static let nonmetals = [
        "carbon": "C", "nitrogen": "N", "sulfur": "S", "sulphur": "S", "phosphorus": "P", "silicon": "Si", "boron": "B",
        "chlorine": "Cl", "bromine": "Br", "iodine": "I", "xenon": "Xe", "oxygen": "O", "arsenic": "As",
        "selenium": "Se",
    ]
    private static let romans = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7]

    private static func ions(_ table: String) -> [String: Ion] {
        var result: [String: Ion] = [:]
        for entry in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let fields = entry.split(separator: ":").map(String.init)
            guard fields.count == 3, let charge = Int(fields[2]) else { continue }
            for name in fields[0].split(separator: "/") {
                result[String(name.map { $0 == "_" ? " " : $0 })] = Ion(formula: fields[1], charge: charge)
            }
        }
        return result
    }

    /// The formula of a name in small letters; nil for what is none of these.
    ///
    /// - Complexity: O(n).
    static func formula(of name: String) -> String? {
        guard name.utf8.count <= 64 else { return nil }
        return chinese(name) ?? salt(name) ?? binary(name)
    }

    private static func salt(_ name: String) -> String? {
        for (cation, ion) in cations where name.hasPrefix(cation + " ") {
            if let anion = anions[String(name.dropFirst(cation.count + 1))] { return joined(ion, anion) }
        }
        guard let open = name.firstIndex(of: "("), let close = name.firstIndex(of: ")"), open < close,
            let metal = metals[name[..<open].split(separator: " ").joined()],
            let charge = romans[String(name[name.index(after: open)..<close])],
            let anion = anions[name[name.index(after: close)...].split(separator: " ").joined(separator: " ")]
        else { return nil }
        return joined(Ion(formula: metal, charge: charge), anion)
    }

    /// 硫酸钾: the anion first.
    private static func chinese(_ name: String) -> String? {
        guard let first = name.utf8.first, first >= 0x80 else { return nil }
        for (cation, ion) in cations where name.hasSuffix(cation) && name.count > cation.count {
            if let anion = anions[String(name.dropLast(cation.count))] { return joined(ion, anion) }
        }
        return nil
    }

    private static func joined(_ cation: Ion, _ anion: Ion) -> String {
        var (p, q) = (anion.charge, cation.charge)
        var (a, b) = (p, q)
        while b != 0 { (a, b) = (b, a % b) }
        (p, q) = (p / a, q / a)
        return part(cation, p) + part(anion, q)
    }

    private static func part(_ ion: Ion, _ count: Int) -> String {
        if count == 1 { return ion.formula }
        return (ion.isGroup ? "(\(ion.formula))" : ion.formula) + String(count)
    }

    /// `sulfur hexafluoride`, `dinitrogen pentoxide`; the second part carries a prefix.
    private static func binary(_ name: String) -> String? {
        let words = name.split(separator: " ").map(String.init)
        guard words.count == 2 else { return nil }
        guard let (second, many) = prefixed(words[1], anions.compactMapValues { $0.isGroup ? nil : $0.formula }) else {
            return nil
        }
        let first = nonmetals[words[0]].map { ($0, 1) } ?? prefixed(words[0], nonmetals)
        guard let (symbol, count) = first else { return nil }
        return symbol + (count == 1 ? "" : String(count)) + second + (many == 1 ? "" : String(many))
    }

    private static func prefixed(_ word: String, _ names: [String: String]) -> (String, Int)? {
        for (prefix, count) in prefixes where word.hasPrefix(prefix) {
            if let symbol = names[String(word.dropFirst(prefix.count))] { return (symbol, count) }
        }
        return nil
    }
}
