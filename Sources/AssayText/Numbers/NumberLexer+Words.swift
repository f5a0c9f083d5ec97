extension NumberLexer {
    /// LaTeX commands that only dress what follows them.
    private static let plainCommands: Set<PackedWord> = [
        "text", "boxed", "fbox", "mbox", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "textbf", "textit", "textrm",
        "textsf", "texttt", "emph", "bm", "boldsymbol", "operatorname", "displaystyle", "quad", "qquad", "left",
        "right", "bf", "rm", "n", "t", "space", "mathbb", "mathcal",
    ]
    /// LaTeX commands that are symbols.
    private static let symbolCommands: [PackedWord: UInt32] = [
        "approx": 0x2248, "sim": 0x7E, "simeq": 0x2248, "ge": 0x2265, "geq": 0x2265, "geqslant": 0x2265, "le": 0x2264,
        "leq": 0x2264, "leqslant": 0x2264, "gt": 0x3E, "lt": 0x3C, "pm": 0xB1, "mp": 0xB1, "times": 0xD7, "cdot": 0xD7,
        "div": 0xF7, "neq": 0x2260, "ne": 0x2260, "gg": 0x3E, "ll": 0x3C,
    ]

    /// Reads a word of letters, apostrophes between them included. Digits that touch it make it a label.
    mutating func readWord() {
        var end = position
        while true {
            let kind = scalarClass(end)
            if kind == .letter || kind == .mark {
                end += 1
            } else if scalar(end) == 0x27, scalarClass(end + 1) == .letter {
                end += 1
            } else {
                break
            }
        }
        if scalarClass(end) == .digit || scalar(end) == 0x5F && scalarClass(end + 1) == .digit {
            return emit(.flaw(.letters), to: endOfLettersAndDigits(end))
        }
        if scalar(end) == 0x2D, scalarClass(end + 1) == .digit {
            return emit(.flaw(.compound), to: endOfLettersAndDigits(end))
        }
        emit(.word(PackedWord(scalars: scalars[position..<min(end, position + 17)])), to: end)
    }

    /// Reads a backslash and what it commands. One that is not known is left as a symbol: it may compute something.
    mutating func readCommand() {
        var end = position + 1
        while scalar(end) &- 0x61 < 26 { end += 1 }
        if end == position + 1 {
            switch scalar(end) {
            case 0x2C, 0x3B, 0x3A, 0x21, 0x5C: position = end + 1  // spaces and line breaks
            default: position = end  // an escaped symbol, or an opening of mathematics
            }
            return
        }
        let command = PackedWord(scalars: scalars[position + 1..<min(end, position + 18)])
        if let symbol = Self.symbolCommands[command] { return emit(.symbol(symbol), to: end) }
        if Self.plainCommands.contains(command) {
            position = end
        } else {
            emit(.symbol(0x5C), to: end)
        }
    }
}
