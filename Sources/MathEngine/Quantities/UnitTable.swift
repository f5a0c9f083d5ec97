/// The units by their spellings, filled once from ``rows``.
struct UnitTable: Sendable {
    /// The tables of this library.
    static let standard = UnitTable()

    private(set) var units: [UnitDefinition] = []
    /// Symbols, prefixed ones too, with the power of ten of the prefix. Case counts.
    private(set) var symbols: [String: [Entry]] = [:]
    /// English words in small letters, singular, prefixed ones too.
    private(set) var words: [String: [Entry]] = [:]
    /// Chinese words, prefixed ones too.
    private(set) var chinese: [String: [Entry]] = [:]

    /// A unit and the power of ten of its prefix.
    struct Entry: Hashable, Sendable {
        let unit: Int
        let exponent: Int
    }

    private init() {
        for row in Self.rows.split(separator: "\n") { add(row) }
    }

    private mutating func add(_ row: Substring) {
        let columns = row.split(separator: ";", omittingEmptySubsequences: false)
        guard columns.count == 6, let unit = Self.definition(columns[3], columns[4], columns[5]) else { return }
        let index = units.count
        units.append(unit)
        func add(_ spelling: String, _ exponent: Int, _ table: inout [String: [Entry]]) {
            let entry = Entry(unit: index, exponent: exponent)
            // What stands in the table by itself is never a prefixed unit: `min`, `cd`, `Pa`, `ft`.
            if let first = table[spelling]?.first, exponent != 0, first.exponent == 0 { return }
            if exponent == 0 { table[spelling]?.removeAll { $0.exponent != 0 } }
            table[spelling, default: []].append(entry)
        }
        for name in columns[0].split(separator: " ").map(String.init) { add(name, 0, &symbols) }
        for name in columns[1].split(separator: " ").map(String.init) { add(name, 0, &words) }
        for name in columns[2].split(separator: " ").map(String.init) {
            add(name, 0, &chinese)
        }
        // The third column of the alternatives at the end holds Chinese symbols too.
        for name in columns[0].split(separator: " ").map(String.init) where name.unicodeScalars.first?.isHan == true {
            add(name, 0, &chinese)
        }
        guard unit.takesPrefix else { return }
        for prefix in Self.prefixes {
            for symbol in prefix.symbols {
                for name in columns[0].split(separator: " ") { add(symbol + name, prefix.exponent, &symbols) }
            }
            for name in columns[1].split(separator: " ") { add(prefix.english + name, prefix.exponent, &words) }
            for name in columns[2].split(separator: " ") { add(prefix.chinese + name, prefix.exponent, &chinese) }
        }
    }

    private static func definition(
        _ factor: Substring, _ dimension: Substring, _ flags: Substring
    ) -> UnitDefinition? {
        var product = UnitFactor.one
        for part in factor.split(separator: " ") {
            if part == "pi" {
                product.piPower += 1
            } else if part.hasPrefix("k:") {
                guard let constant = PhysicalConstant.index(part.dropFirst(2)) else { return nil }
                product.constants[constant] = 1
            } else {
                product.number = product.number.times(PhysicalConstant.number(part))
            }
        }
        var result = Dimension.none
        for part in dimension.split(separator: " ") {
            guard let letter = part.first, let base = bases[letter],
                let exponent = part.count == 1 ? 1 : Int(part.dropFirst()),
                let power = Dimension(base).power(twelfths: exponent * 12)
            else { return nil }
            result = result * power
        }
        var unit = UnitDefinition(dimension: result, factor: product)
        if flags.hasPrefix("z:") {
            unit.zeroPoint = PhysicalConstant.number(flags.dropFirst(2))
        } else {
            unit.takesPrefix = flags.contains("p")
            unit.isFrequency = flags.contains("f")
            unit.isScale = flags.contains("s")
            unit.isConstant = flags.contains("k")
        }
        return unit
    }

    private static let bases: [Character: Dimension.Base] = [
        "L": .length, "M": .mass, "T": .time, "I": .current, "K": .temperature, "N": .amount, "J": .luminosity,
        "a": .angle, "c": .count, "i": .information, "l": .level, "$": .dollar, "E": .euro, "Y": .yuan, "P": .pound,
        "Z": .yen,
    ]
}

extension Unicode.Scalar {
    /// Whether it is a common Chinese character.
    var isHan: Bool { (0x4E00...0x9FFF).contains(value) }
}
