/// Reads one species out of cells: `2H_2O(l)`, `[Cu(NH3)4]^{2+}`, `CuSO4·5H2O`, `^{14}_{6}C`, `e^-`.
struct SpeciesParser {
    private let cells: ArraySlice<ChemicalCell>
    private var at: Int
    private let end: Int
    private var groups = 0
    private var formulaStart = 0

    /// The most atoms of one kind, elements in a row, and nested brackets.
    private static let maxCount = 100_000
    private static let maxParts = 256
    private static let maxDepth = 16

    /// The species that fills the cells; nil where they are none.
    ///
    /// - Complexity: O(n), and O(n · depth) for brackets.
    static func read(_ cells: ArraySlice<ChemicalCell>) -> ChemicalSpecies? {
        var cells = cells
        while cells.last?.byte == UInt8(ascii: " ") { cells.removeLast() }
        while cells.first?.byte == UInt8(ascii: " ") { cells.removeFirst() }
        guard !cells.isEmpty else { return nil }
        var parser = SpeciesParser(cells: cells, at: cells.startIndex, end: cells.endIndex)
        return parser.species()
    }

    private init(cells: ArraySlice<ChemicalCell>, at: Int, end: Int) {
        self.cells = cells
        self.at = at
        self.end = end
    }

    private mutating func species() -> ChemicalSpecies? {
        var species = ChemicalSpecies()
        if let coefficient = coefficient() { species.coefficient = coefficient }
        skipSpaces()
        formulaStart = at
        if at < end, cells[at].byte == UInt8(ascii: "e"), cells[at].line == .base {
            at += 1
            species.parts = [ChemicalSpecies.Part(element: ChemicalSpecies.electron, count: 1)]
            guard at < end, cells[at].byte == UInt8(ascii: "-") else { return nil }
            at += 1
            species.charge = -1
            return at == end ? species : nil
        }
        while true {
            let factor = species.parts.isEmpty ? 1 : number(on: .base) ?? 1
            guard let part = formula(factor: factor), !part.isEmpty else { return nil }
            species.parts += part
            guard species.parts.count <= Self.maxParts else { return nil }
            skipSpaces()
            guard at < end,
                cells[at].byte == ChemicalCell.dot || (cells[at].byte == UInt8(ascii: ".") && at > cells.startIndex)
            else { break }
            at += 1
            skipSpaces()
        }
        guard let charge = charge(species.parts) else { return nil }
        species.charge = charge
        if !state(&species) { return nil }
        return at == end ? species : nil
    }

    private mutating func skipSpaces() { while at < end, cells[at].byte == UInt8(ascii: " ") { at += 1 } }

    private mutating func coefficient() -> ExactNumber? {
        let start = at
        var text: [UInt8] = []
        while at < end, cells[at].line == .base,
            PlainNotation.isDigit(cells[at].byte) || cells[at].byte == UInt8(ascii: "/")
                || cells[at].byte == UInt8(ascii: ".")
        {
            text.append(cells[at].byte)
            at += 1
        }
        guard !text.isEmpty, text.count <= 12, let number = try? NumberReader.read(text, in: 0..<text.count),
            !number.value.isZero
        else {
            at = start
            return nil
        }
        return number.value
    }

    private mutating func number(on line: ChemicalCell.Line) -> Int? {
        var value = 0
        let start = at
        while at < end, cells[at].line == line, PlainNotation.isDigit(cells[at].byte) {
            value = value * 10 + Int(cells[at].byte - 0x30)
            guard value <= Self.maxCount else { return nil }
            at += 1
        }
        return at == start ? nil : value
    }

    /// A count on the base line or below it.
    private mutating func count() -> Int? {
        guard at < end, cells[at].line != .upper, PlainNotation.isDigit(cells[at].byte) else { return 1 }
        guard let count = number(on: cells[at].line), count > 0 else { return nil }
        return count
    }

    /// Elements and brackets, by an explicit stack.
    private mutating func formula(factor: Int) -> [ChemicalSpecies.Part]? {
        var stack: [(close: UInt8, parts: [ChemicalSpecies.Part])] = [(0, [])]
        loop: while at < end {
            let cell = cells[at]
            switch cell.byte {
            case UInt8(ascii: "(") where isState(): break loop
            case UInt8(ascii: "("), UInt8(ascii: "["):
                guard cell.line == .base, stack.count < Self.maxDepth else { return nil }
                stack.append((cell.byte == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]"), []))
                at += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                guard stack.count > 1, let (close, inner) = stack.popLast(), close == cell.byte, !inner.isEmpty else {
                    return nil
                }
                at += 1
                // `[…]2+`: a digit and a sign behind a square bracket are its charge.
                let count = close == UInt8(ascii: "]") && stack.count == 1 && isChargeAhead() ? 1 : self.count()
                guard let count else { return nil }
                groups += 1
                for part in inner {
                    var copy = part
                    // Both are at most a hundred thousand.
                    copy.count = part.count * count
                    guard copy.count <= Self.maxCount else { return nil }
                    if count > 1 { copy.group = groups }
                    stack[stack.count - 1].parts.append(copy)
                }
                guard stack[stack.count - 1].parts.count <= Self.maxParts else { return nil }
            case UInt8(ascii: "-"), UInt8(ascii: "#"), UInt8(ascii: "="):
                guard at + 1 < end, isFormulaStart(at + 1), cell.line == .base else { break loop }
                at += 1
                if cells[at].byte == UInt8(ascii: "("), isState() {
                    at -= 1
                    break loop
                }
            default:
                guard let part = element() else { break loop }
                stack[stack.count - 1].parts.append(part)
                guard stack[stack.count - 1].parts.count <= Self.maxParts else { return nil }
            }
        }
        guard stack.count == 1, var parts = stack.first?.parts else { return nil }
        for index in parts.indices {
            parts[index].count *= factor
            guard parts[index].count <= Self.maxCount else { return nil }
        }
        return parts
    }

    private func isFormulaStart(_ index: Int) -> Bool {
        cells[index].line == .base
            && (cells[index].byte &- 0x41 < 26 || cells[index].byte == UInt8(ascii: "(")
                || cells[index].byte == UInt8(ascii: "["))
    }

    /// Digits and a sign up to the end or a state.
    private func isChargeAhead() -> Bool {
        var index = at
        while index < end, PlainNotation.isDigit(cells[index].byte), cells[index].line != .lower { index += 1 }
        guard index < end, cells[index].byte == UInt8(ascii: "+") || cells[index].byte == UInt8(ascii: "-") else {
            return false
        }
        return index + 1 == end || cells[index + 1].byte == UInt8(ascii: "(")
            || cells[index + 1].byte == UInt8(ascii: " ")
    }

    private mutating func element() -> ChemicalSpecies.Part? {
        let start = at
        // `^{14}_{6}C`, `_6^{14}C`: mass number above, atomic number below.
        var (mass, number) = (0, 0)
        for _ in 0..<2 where at < end && PlainNotation.isDigit(cells[at].byte) && cells[at].line != .base {
            let line = cells[at].line
            guard let value = self.number(on: line) else { return nil }
            if line == .upper { mass = value } else { number = value }
        }
        guard at < end, cells[at].line == .base, cells[at].byte &- 0x41 < 26 else {
            at = start
            return nil
        }
        var symbol = String(UnicodeScalar(cells[at].byte))
        at += 1
        if at < end, cells[at].line == .base, cells[at].byte &- 0x61 < 26 {
            symbol.unicodeScalars.append(UnicodeScalar(cells[at].byte))
            at += 1
        }
        // An atomic number is the element's own: `_{6}N` is nothing.
        guard let element = ChemicalElement.index[symbol], mass <= 400,
            mass == 0 || number == 0 || number == element + 1 || symbol == "D"
        else {
            at = start
            return nil
        }
        let countStart = at
        guard var count = count() else { return nil }
        // `SO42-`, `Hg22+`: of two digits or more before a last sign, the last is the charge.
        if at - countStart > 1, cells[countStart].line == .base, isFlatCharge(at - 1) {
            at -= 1
            count /= 10
        }
        // `Fe3+`: for an element alone, digit and sign are the charge (STEM 15); `charge` finds the digits again.
        if countStart == formulaStart + symbol.utf8.count, count > 1, isPlainCharge(countStart) { at = countStart }
        return ChemicalSpecies.Part(element: element, count: at == countStart ? 1 : count, mass: mass)
    }

    /// A digit of a charge, 1 to 4, and a sign at the end or before a state.
    private func isFlatCharge(_ index: Int) -> Bool {
        isPlainCharge(index) && (0x31...0x34).contains(cells[index].byte)
    }

    /// One digit and a sign fill the rest.
    private func isPlainCharge(_ index: Int) -> Bool {
        guard index + 1 < end, cells[index].line == .base, PlainNotation.isDigit(cells[index].byte) else {
            return false
        }
        let sign = cells[index + 1].byte
        return (sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")) && cells[index + 1].line == .base
            && (index + 2 == end || cells[index + 2].byte == UInt8(ascii: "("))
    }

    /// `^{2-}`, `^{+2}`, `+`, `--`, `2+` behind a bracket, `(III)`; 0 where there is none.
    private mutating func charge(_ parts: [ChemicalSpecies.Part]) -> Int? {
        if let roman = romanCharge(parts) { return roman }
        var magnitude: Int?
        var signs = 0
        let start = at
        while at < end, cells[at].line != .lower {
            let byte = cells[at].byte
            if PlainNotation.isDigit(byte), magnitude == nil, at == start || signs != 0 {
                magnitude = number(on: cells[at].line)
                guard magnitude != nil else { return nil }
            } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
                let sign = byte == UInt8(ascii: "+") ? 1 : -1
                guard signs * sign >= 0 else { return nil }
                signs += sign
                at += 1
            } else {
                break
            }
        }
        if at == start { return 0 }
        guard signs != 0, magnitude == nil || abs(signs) == 1, abs(signs) <= 8, (magnitude ?? 1) <= 99 else {
            return nil
        }
        return signs.signum() * (magnitude ?? abs(signs))
    }

    private mutating func romanCharge(_ parts: [ChemicalSpecies.Part]) -> Int? {
        let numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
        guard parts.count == 1, at < end, cells[at].byte == UInt8(ascii: "("), cells[end - 1].byte == UInt8(ascii: ")")
        else { return nil }
        let text = String(decoding: cells[(at + 1)..<(end - 1)].map(\.byte), as: UTF8.self)
        guard let index = numerals.firstIndex(of: text) else { return nil }
        at = end
        return index + 1
    }

    private static let states: Set<String> = ["aq", "s", "l", "g"]

    private func isState() -> Bool {
        guard let close = cells[at..<min(at + 6, end)].firstIndex(where: { $0.byte == UInt8(ascii: ")") }) else {
            return false
        }
        if Self.states.contains(String(decoding: cells[(at + 1)..<close].map(\.byte), as: UTF8.self)) { return true }
        return close + 1 == end
            && ["I", "II", "III", "IV", "V", "VI"].contains(
                String(decoding: cells[(at + 1)..<close].map(\.byte), as: UTF8.self))
    }

    private mutating func state(_ species: inout ChemicalSpecies) -> Bool {
        skipSpaces()
        guard at < end else { return true }
        if cells[at].byte == ChemicalCell.gas || cells[at].byte == ChemicalCell.precipitate {
            species.state = cells[at].byte == ChemicalCell.gas ? "g" : "s"
            at += 1
        } else if cells[at].byte == UInt8(ascii: "("), isState(),
            let close = cells[at..<end].firstIndex(where: { $0.byte == UInt8(ascii: ")") })
        {
            species.state = String(decoding: cells[(at + 1)..<close].map(\.byte), as: UTF8.self)
            at = close + 1
        }
        skipSpaces()
        return true
    }
}
