import AssayText

/// Cuts LaTeX into tokens: commands, and single code points. Drops what is closed lists call spacing, delimiters of
/// mathematics, and type; replaces synonyms and Unicode's signs by one command each.
struct FormulaLexer {
    private let scalars: [UInt32]
    private var offset = 0
    private var tokens: [String] = []

    init(_ text: String) { scalars = UnicodeText.nfc(text).unicodeScalars.map(\.value) }

    mutating func read() -> [String] {
        while offset < scalars.count {
            let value = scalars[offset]
            if value == 0x5C {
                readCommand()
            } else if value == 0x27 {
                // x' is x^{\prime}.
                tokens += ["^", "\\prime"]
                offset += 1
            } else {
                if let command = FormulaWords.signs[value] {
                    tokens += command
                } else if let scalar = Unicode.Scalar(value), !UnicodeText.isWhiteSpace(scalar),
                    !UnicodeText.isInvisible(scalar), value != 0x24, value != 0x7E
                {
                    tokens.append(String(Character(scalar)))
                }
                offset += 1
            }
        }
        return tokens
    }

    private mutating func readCommand() {
        let start = offset
        offset += 1
        while offset < scalars.count, (scalars[offset] | 0x20) &- 0x61 < 26, offset - start < 40 { offset += 1 }
        if offset == start + 1, offset < scalars.count { offset += 1 }
        var name = ""
        for value in scalars[start..<offset] {
            if let scalar = Unicode.Scalar(value) { name.unicodeScalars.append(scalar) }
        }
        if name == "\\begin" || name == "\\end" {
            readEnvironment(name)
        } else if !FormulaWords.dropped.contains(name) {
            tokens += FormulaWords.synonyms[name] ?? [name]
        }
    }

    /// `\begin{aligned}` is one token; an environment that only places a formula on the page is none.
    private mutating func readEnvironment(_ command: String) {
        guard offset < scalars.count, scalars[offset] == 0x7B,
            let end = scalars[offset...].prefix(40).firstIndex(of: 0x7D)
        else { return tokens.append(command) }
        var name = ""
        for value in scalars[(offset + 1)..<end] where value != 0x2A {
            if let scalar = Unicode.Scalar(value) { name.unicodeScalars.append(scalar) }
        }
        offset = end + 1
        if !FormulaWords.placements.contains(name) { tokens.append("\(command){\(name)}") }
    }
}
