import AssayText

/// One option of a question: its letter and its text, cut into what an answer is searched for.
struct Choice: Sendable {
    /// The upper-case ASCII value of the letter.
    let letter: UInt32
    /// The case-folded tokens of the text, without an article in front and punctuation behind.
    let tokens: [[UInt32]]
    /// Whether the first and the last token are ideographs, so that white space bounds nothing.
    let isIdeographic: Bool
    /// The number the text is, or nil.
    let number: DecimalNumber?

    init(letter: UInt32, text: String) {
        self.letter = letter
        let stripped = AnswerWrappers.stripped(text)
        let words = WordText(stripped)
        let range = ChoiceText.core(of: words)
        tokens = range.map { Array(words.folded($0)) }
        isIdeographic = range.contains { words.tokens[$0].kind == .ideograph }
        number = NumberText(stripped).whole?.number
    }
}
