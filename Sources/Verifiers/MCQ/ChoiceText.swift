import AssayText

/// What of a text is compared with an option's: articles and sentence punctuation do not count.
enum ChoiceText {
    private static let articles: Set<PackedWord> = ["a", "an", "the"]

    /// The tokens left when an article in front and punctuation at either end are passed over.
    ///
    /// A text of nothing but these is left whole.
    static func core(of text: WordText, dropsArticle: Bool = true) -> Range<Int> {
        var start = 0
        var end = text.tokens.count
        while end > start + 1, let symbol = text.symbol(end - 1), isPunctuation(symbol) { end -= 1 }
        while start + 1 < end, let symbol = text.symbol(start), symbol == 0x3A || symbol == 0x2C { start += 1 }
        if dropsArticle, start + 1 < end, text.tokens[start].kind == .word, articles.contains(text.tokens[start].word),
            text.tokens[start + 1].kind == .word, !text.tokens[start + 1].startsLine
        {
            start += 1
        }
        return start..<end
    }

    /// Sentence punctuation, full-width forms folded.
    static func isPunctuation(_ symbol: UInt32) -> Bool {
        switch symbol {
        case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3001, 0x3002: true
        default: false
        }
    }

    /// Brackets and quotes.
    static func isEnclosing(_ symbol: UInt32) -> Bool {
        switch symbol {
        case 0x22, 0x27, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x2A, 0x60, 0xAB, 0xBB, 0x300A...0x3011, 0x3014, 0x3015:
            true
        default: false
        }
    }
}
