public import AssayText

/// One value as it is compared: its text, and the number, letter or truth it is.
public struct TextValue: Sendable, Hashable {
    /// The normalised text.
    public let text: FreeText
    let number: TextNumber?
    let letter: UInt32?
    let truth: Bool?

    init(_ source: String) {
        text = FreeText(source)
        number = TextNumber(source)
        letter = Self.letter(source)
        truth = Self.truths[text.key]
    }

    /// `B`, `(b)`, `B.`, `B) dog`: a letter alone, or an upper-case one as a label, as upper-case ASCII.
    private static func letter(_ source: String) -> UInt32? {
        let words = WordText(AnswerWrappers.stripped(source), maxTokens: 64)
        guard let value = words.single(0) else { return nil }
        if value &- 0x61 < 26 { return words.tokens.count == 1 ? value - 0x20 : nil }
        guard value &- 0x41 < 26 else { return nil }
        if words.tokens.count == 1 { return value }
        guard let symbol = words.symbol(1), words.isTouching(0), symbol == 0x2E || symbol == 0x29 || symbol == 0x3A
        else { return nil }
        return words.isTouching(1) ? nil : value
    }

    private static let truths: [String: Bool] = [
        "yes": true, "no": false, "true": true, "false": false, "是": true, "是的": true, "否": false, "不是": false,
        "对": true,
        "正确": true, "错": false, "错误": false, "不对": false,
    ]
}
