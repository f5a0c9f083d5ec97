/// The letter of a multiple-choice option.
enum ChoiceLetter {
    /// The letter where a text is one capital letter, in round brackets or not.
    static func alone(_ bytes: [UInt8]) -> UInt8? {
        let inner = bytes.count == 3 && bytes[0] == 0x28 && bytes[2] == 0x29 ? [bytes[1]] : bytes
        guard inner.count == 1, inner[0] &- 0x41 < 10 else { return nil }
        return inner[0]
    }

    /// The letter an answer chooses: `B`, `(B)`, `B.`, `B) Red`, `B: Red`; nil where it names none or another after it.
    static func chosen(_ bytes: [UInt8]) -> UInt8? {
        if let letter = alone(bytes) { return letter }
        guard bytes.count > 1 else { return nil }
        let isBracketed = bytes[0] == 0x28
        let letter = isBracketed ? bytes[1] : bytes[0]
        guard letter &- 0x41 < 10 else { return nil }
        let mark = isBracketed ? 2 : 1
        guard mark < bytes.count, isBracketed ? bytes[mark] == 0x29 : ".):".utf8.contains(bytes[mark]) else {
            return nil
        }
        // A second letter with a mark would be a second choice.
        let rest = bytes[(mark + 1)...]
        for (index, byte) in zip(rest.indices, rest) where byte &- 0x41 < 26 {
            let isLone =
                !PlainNotation.isLetter(bytes[index - 1])
                && (index + 1 == bytes.count || !PlainNotation.isLetter(bytes[index + 1]))
            if isLone { return nil }
        }
        return letter
    }
}
