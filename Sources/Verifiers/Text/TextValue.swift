public import AssayText

/// One value as it is compared: its text, and the number, letter or truth it is.
public struct TextValue: Sendable, Hashable {
    /// The normalised text.
    public let text: FreeText
    /// The text as it was written, at most ``maxSourceBytes`` of it.
    let source: String
    let number: TextNumber?
    let letter: UInt32?
    let truth: Bool?
    let time: TextTime?
    /// What stands behind a label: `dog` of `B. dog`.
    let labelled: FreeText?

    /// Longer texts are no quantities.
    private static let maxSourceBytes = 256

    init(_ source: String) {
        self.source = source.utf8.count <= Self.maxSourceBytes ? source : ""
        text = FreeText(source)
        number = TextNumber(source)
        (letter, labelled) = Self.letter(source)
        truth = Self.truths[text.key]
        time = TextTime(source)
    }

    /// `B`, `(b)`, `B.`, `B) dog`: a letter alone, or an upper-case one as a label, as upper-case ASCII; and the text
    /// behind.
    private static func letter(_ source: String) -> (UInt32?, FreeText?) {
        let words = WordText(AnswerWrappers.stripped(source), maxTokens: 64)
        // `(B) dog`.
        if words.symbol(0) == 0x28, let value = words.single(1), value &- 0x41 < 26, words.symbol(2) == 0x29,
            words.tokens.count > 3
        {
            return (value, rest(words, 3))
        }
        guard let value = words.single(0) else { return (nil, nil) }
        if value &- 0x61 < 26 { return (words.tokens.count == 1 ? value - 0x20 : nil, nil) }
        guard value &- 0x41 < 26 else { return (nil, nil) }
        if words.tokens.count == 1 { return (value, nil) }
        guard let symbol = words.symbol(1), words.isTouching(0), symbol == 0x2E || symbol == 0x29 || symbol == 0x3A,
            !words.isTouching(1)
        else { return (nil, nil) }
        return (value, rest(words, 2))
    }

    private static func rest(_ words: WordText, _ index: Int) -> FreeText? {
        guard index < words.tokens.count, !words.isCut else { return nil }
        var text = String.UnicodeScalarView()
        for value in words.scalars[words.tokens[index].range.lowerBound...] {
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return FreeText(String(text))
    }

    /// What an answer to a yes-or-no question says: the word itself, or the one before the first comma or stop where
    /// nothing behind it says otherwise or doubts.
    static func leadingTruth(_ source: String) -> Bool? {
        let words = WordText(AnswerWrappers.stripped(source), maxTokens: 64)
        guard !words.isCut, let stop = words.tokens.indices.first(where: { isClauseEnd(words.symbol($0)) }), stop > 0,
            stop <= 3
        else { return nil }
        var lead = String.UnicodeScalarView()
        for value in words.scalars[..<words.tokens[stop].range.lowerBound] {
            if let scalar = Unicode.Scalar(value) { lead.append(scalar) }
        }
        guard let truth = truths[FreeText(String(lead)).key] else { return nil }
        let tail = words.scalars[words.tokens[stop].range.upperBound...]
        var rest = String.UnicodeScalarView()
        for value in tail { if let scalar = Unicode.Scalar(value) { rest.append(scalar) } }
        let behind = WordText(String(rest), maxTokens: 64)
        let cues = AnswerCues(behind)
        guard cues.hedges.isEmpty, cues.denials.isEmpty,
            FreeText.elements(of: String(rest)).allSatisfy({ truths[$0.key] == nil }),
            !behind.tokens.contains(where: { ["yes", "no", "true", "false"].contains($0.word) })
        else { return nil }
        return truth
    }

    private static func isClauseEnd(_ symbol: UInt32?) -> Bool {
        symbol == 0x2C || symbol == 0x2E || symbol == 0x3B || symbol == 0x3002
    }

    private static let truths: [String: Bool] = [
        "yes": true, "no": false, "true": true, "false": false, "是": true, "是的": true, "否": false, "不是": false,
        "对": true, "正确": true, "错": false, "错误": false, "不对": false, "yeah": true, "yep": true, "nope": false,
        "對": true, "正確": true, "錯": false, "錯誤": false, "不對": false, "对的": true, "對的": true, "不是的": false,
        "有": true, "没有": false, "沒有": false, "真": true, "假": false, "能": true, "不能": false, "会": true,
        "不会": false, "可以": true, "不可以": false, "没错": true, "沒錯": true, "correct": true, "incorrect": false,
    ]
}
