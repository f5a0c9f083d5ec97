/// Isotopes by name and mass number: `C-14`, `carbon-14`, 碳-14, `uranium 235`.
enum IsotopeName {
    private static let names: [String: String] = [
        "hydrogen": "H", "helium": "He", "lithium": "Li", "boron": "B", "carbon": "C", "nitrogen": "N", "oxygen": "O",
        "fluorine": "F", "sodium": "Na", "magnesium": "Mg", "aluminum": "Al", "aluminium": "Al", "phosphorus": "P",
        "sulfur": "S", "chlorine": "Cl", "potassium": "K", "calcium": "Ca", "iron": "Fe", "cobalt": "Co",
        "nickel": "Ni",
        "copper": "Cu", "zinc": "Zn", "strontium": "Sr", "technetium": "Tc", "iodine": "I", "xenon": "Xe",
        "cesium": "Cs",
        "caesium": "Cs", "barium": "Ba", "lead": "Pb", "bismuth": "Bi", "polonium": "Po", "radon": "Rn", "radium": "Ra",
        "thorium": "Th", "protactinium": "Pa", "uranium": "U", "neptunium": "Np", "plutonium": "Pu", "americium": "Am",
        "krypton": "Kr", "rubidium": "Rb", "碳": "C", "氢": "H", "氧": "O", "氮": "N", "铀": "U", "钴": "Co", "碘": "I",
        "钚": "Pu",
        "锶": "Sr", "铯": "Cs", "钍": "Th", "镭": "Ra", "氡": "Rn", "钾": "K", "磷": "P", "硫": "S", "氯": "Cl",
    ]

    /// `^{14}C` for `carbon-14`; nil for any other text.
    ///
    /// - Complexity: O(n), for at most 24 bytes.
    static func formula(of text: String) -> String? {
        guard text.utf8.count <= 24 else { return nil }
        let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }
        var name = text.dropLast(digits.count)
        guard (1...3).contains(digits.count), let mark = name.last, "-– ‑".contains(mark) else { return nil }
        name = name.dropLast()
        // `C 14` may be anything; `carbon 14` is not.
        let isSymbol = ChemicalElement.index[String(name)] != nil
        guard let symbol = names[name.lowercased()] ?? (isSymbol && mark != " " ? String(name) : nil) else {
            return nil
        }
        return "^{\(String(digits.reversed()))}\(symbol)"
    }
}
