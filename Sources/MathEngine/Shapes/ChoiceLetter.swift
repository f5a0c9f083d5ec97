/// The letter of a multiple-choice option.
enum ChoiceLetter {
    /// The letter where a text is one capital letter, in round brackets or not.
    static func alone(_ bytes: [UInt8]) -> UInt8? {
        let inner = bytes.count == 3 && bytes[0] == 0x28 && bytes[2] == 0x29 ? [bytes[1]] : bytes
        guard inner.count == 1, inner[0] &- 0x41 < 10 else { return nil }
        return inner[0]
    }

    /// The letters two sides choose, where one of them is a capital letter alone and the other names one; nil elsewhere.
    static func both(_ answer: [UInt8], _ truth: [UInt8]) -> (UInt8, UInt8)? {
        if let goal = alone(truth) { return chosen(answer).map { ($0, goal) } }
        if let letter = alone(answer) { return chosen(truth).map { (letter, $0) } }
        return nil
    }

    /// `Option B`, 选B: the letter without the word that announces it.
    private static func withoutWord(_ bytes: [UInt8]) -> [UInt8] {
        for word in ["Option ", "option ", "Choice ", "choice ", "答案选", "答案是", "答案为", "选项", "选"]
        where bytes.starts(with: word.utf8) {
            return Array(bytes.dropFirst(word.utf8.count))
        }
        return bytes
    }

    /// The letter an answer chooses: `B`, `(B)`, `B.`, `B) Red`, `B: Red`; nil where it names none or another after it.
    static func chosen(_ written: [UInt8]) -> UInt8? {
        if let letter = alone(written) { return letter }
        // A small letter is one alone or as a label.
        if written.count == 1, written[0] &- 0x61 < 10 { return written[0] & 0xDF }
        let bytes = withoutWord(written)
        if bytes.count < written.count, let letter = alone(bytes) { return letter }
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
