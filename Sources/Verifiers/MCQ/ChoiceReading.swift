/// What an answer says when it is read as a choice.
struct ChoiceReading: Sendable, Hashable {
    /// Where the name of an option came from.
    enum Source: String, Sendable {
        case letter, label, text, number, set
    }

    /// Named by their letters.
    var letters = LetterSet()
    /// Named by their texts.
    var texts = LetterSet()
    /// Named by the number that is their text.
    var numbers = LetterSet()
    /// Why these are no answer, where they are none.
    var problem: ChoiceProblem?
    /// Whether a letter stands alone, as a label, or after words that only announce it.
    var isPlain = false
    /// How the first of them is written.
    var source: Source?

    /// All that is named in any way.
    var named: LetterSet { letters.union(texts).union(numbers) }

    init() {}

    init(_ problem: ChoiceProblem) { self.problem = problem }
}
