/// A formula or equation in LaTeX, mhchem or plain text as a row of cells.
struct ChemicalText {
    private(set) var cells: [ChemicalCell] = []
    /// Whether something was met that no chemical notation has.
    private(set) var isForeign = false

    /// The longest text that is looked at, in bytes.
    static let maxBytes = 2_048

    /// Flattens ``PlainNotation`` bytes.
    ///
    /// - Complexity: O(n).
    init?(_ text: String) {
        guard text.utf8.count <= Self.maxBytes else { return nil }
        let source = text.utf8Span.span
        let notation: PlainNotation
        switch LastBox(in: source) {
        case .none: notation = PlainNotation(source)
        case .content(let range): notation = PlainNotation(source.extracting(range))
        case .list, .unclosed: return nil
        }
        guard !notation.isUnbalanced, !notation.isTooDeep else { return nil }
        let frame = AnswerFrame(notation.bytes.filter { $0 != UInt8(ascii: "$") })
        flatten(Array(frame.bytes[frame.range]))
        guard !isForeign, !cells.isEmpty else { return nil }
    }

    private static let commands: [(String, UInt8?)] = [
        ("\\rightarrow", ChemicalCell.arrow), ("\\longrightarrow", ChemicalCell.arrow),
        ("\\Rightarrow", ChemicalCell.arrow),
        ("\\rightleftharpoons", ChemicalCell.arrow), ("\\leftrightharpoons", ChemicalCell.arrow),
        ("\\leftrightarrow", ChemicalCell.arrow), ("\\longleftrightarrow", ChemicalCell.arrow),
        ("\\rightleftarrows", ChemicalCell.arrow), ("\\uparrow", ChemicalCell.gas),
        ("\\downarrow", ChemicalCell.precipitate),
        ("\\cdot", ChemicalCell.dot), ("\\bullet", ChemicalCell.dot), ("\\triangle", ChemicalCell.other),
        ("\\Delta", ChemicalCell.other), ("\\equiv", UInt8(ascii: "#")), ("\\ce", nil), ("\\rm", nil), ("\\ ", nil),
        ("\\bf", nil),
    ]

    /// Commands whose first argument is a condition.
    private static let conditioned = ["\\xrightarrow", "\\xlongequal", "\\xrightleftharpoons", "\\xlongrightarrow"]

    private static let signs: [(String, UInt8)] = [
        ("<=>>", ChemicalCell.arrow), ("<<=>", ChemicalCell.arrow), ("<=>", ChemicalCell.arrow),
        ("<-->", ChemicalCell.arrow),
        ("<->", ChemicalCell.arrow), ("-->", ChemicalCell.arrow), ("->", ChemicalCell.arrow),
        ("=>", ChemicalCell.arrow),
        ("→", ChemicalCell.arrow), ("⟶", ChemicalCell.arrow), ("⇌", ChemicalCell.arrow), ("⇄", ChemicalCell.arrow),
        ("⇋", ChemicalCell.arrow), ("↔", ChemicalCell.arrow), ("⇒", ChemicalCell.arrow), ("↑", ChemicalCell.gas),
        ("↓", ChemicalCell.precipitate), ("•", ChemicalCell.dot), ("・", ChemicalCell.dot), ("*", ChemicalCell.dot),
        ("≡", UInt8(ascii: "#")), ("△", ChemicalCell.other), ("Δ", ChemicalCell.other),
    ]

    private mutating func flatten(_ bytes: [UInt8]) {
        var at = 0
        var lines: [ChemicalCell.Line] = [.base]
        while at < bytes.count, !isForeign {
            let line = lines.last ?? .base
            let rest = bytes[at...]
            switch bytes[at] {
            case UInt8(ascii: "{"):
                lines.append(line)
                at += 1
            case UInt8(ascii: "}"):
                if lines.count > 1 { lines.removeLast() }
                at += 1
            case UInt8(ascii: "_"), UInt8(ascii: "^"):
                at = script(bytes, at, &lines)
            case UInt8(ascii: "\\"): at = command(bytes, at, line)
            default:
                if let (sign, mark) = Self.signs.first(where: { rest.starts(with: $0.0.utf8) }) {
                    cells.append(ChemicalCell(byte: mark, line: line))
                    at += sign.utf8.count
                } else if bytes[at] < 0x80 {
                    cells.append(ChemicalCell(byte: bytes[at], line: line))
                    at += 1
                } else {
                    at = wide(bytes, at, line)
                }
            }
        }
    }

    /// `_2`, `_{12}`, `^2-`, `^{2-}`: where the script's content starts, its line pushed; without braces its run of digits and
    /// signs.
    private mutating func script(_ bytes: [UInt8], _ start: Int, _ lines: inout [ChemicalCell.Line]) -> Int {
        let line: ChemicalCell.Line = bytes[start] == UInt8(ascii: "_") ? .lower : .upper
        var at = start + 1
        if at < bytes.count, bytes[at] == UInt8(ascii: "{") {
            lines.append(line)
            return at + 1
        }
        while at < bytes.count, PlainNotation.isDigit(bytes[at]) || (line == .lower && bytes[at] == UInt8(ascii: ".")) {
            cells.append(ChemicalCell(byte: bytes[at], line: line))
            at += 1
        }
        if line == .upper {
            // `^{2}-` and `^2-` are one: PlainNotation puts braces around a single digit.
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
                cells.append(ChemicalCell(byte: bytes[at], line: .upper))
                at += 1
            }
        }
        if at == start + 1 { isForeign = true }
        return at
    }

    private mutating func command(_ bytes: [UInt8], _ start: Int, _ line: ChemicalCell.Line) -> Int {
        let rest = bytes[start...]
        for name in Self.conditioned where rest.starts(with: name.utf8) {
            cells.append(ChemicalCell(byte: ChemicalCell.arrow, line: .base))
            var at = start + name.utf8.count
            while at < bytes.count, bytes[at] == UInt8(ascii: "[") || bytes[at] == UInt8(ascii: "{") {
                at = Self.closing(bytes, at) + 1
            }
            return at
        }
        if rest.starts(with: "\\frac{".utf8) {
            let middle = Self.closing(bytes, start + 5)
            let end =
                middle + 1 < bytes.count && bytes[middle + 1] == UInt8(ascii: "{")
                ? Self.closing(bytes, middle + 1) : bytes.count
            guard end < bytes.count else {
                isForeign = true
                return bytes.count
            }
            for byte in bytes[(start + 6)..<middle] + [UInt8(ascii: "/")] + bytes[(middle + 2)..<end] {
                cells.append(ChemicalCell(byte: byte, line: line))
            }
            return end + 1
        }
        for (name, mark) in Self.commands where rest.starts(with: name.utf8) {
            let end = start + name.utf8.count
            guard name.utf8.count == 2 || end >= bytes.count || !PlainNotation.isLetter(bytes[end]) else { continue }
            if let mark { cells.append(ChemicalCell(byte: mark, line: line)) }
            // The space that ends the command's name is none of the formula's.
            let isBond = mark == UInt8(ascii: "#") && end < bytes.count && bytes[end] == UInt8(ascii: " ")
            return isBond ? end + 1 : end
        }
        isForeign = true
        return bytes.count
    }

    /// Where the bracket that opens here closes, or the last index.
    private static func closing(_ bytes: [UInt8], _ start: Int) -> Int {
        let close = bytes[start] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
        var depth = 0
        for index in start..<bytes.count {
            if bytes[index] == bytes[start] { depth += 1 }
            if bytes[index] == close { depth -= 1 }
            if depth == 0 { return index }
        }
        return bytes.count - 1
    }

    private mutating func wide(_ bytes: [UInt8], _ start: Int, _ line: ChemicalCell.Line) -> Int {
        let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : 2
        let end = min(start + length, bytes.count)
        let scalar = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first?.value ?? 0
        switch scalar {
        case 0x2080...0x2089: cells.append(ChemicalCell(byte: UInt8(scalar - 0x2080) + 0x30, line: .lower))
        case 0x2550: cells.append(ChemicalCell(byte: UInt8(ascii: "="), line: line))
        case 0x4E00...0x9FFF, 0x3000...0x30FF: cells.append(ChemicalCell(byte: ChemicalCell.other, line: line))
        default: isForeign = true
        }
        return end
    }
}
