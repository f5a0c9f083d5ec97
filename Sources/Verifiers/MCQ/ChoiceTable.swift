import AssayCore
import AssayJSON
import AssayText

/// The options of a question, as the caller gave them.
struct ChoiceTable: Sendable {
    /// The most bytes all texts may have together.
    static let maxBytes = 65_536

    /// In order of the letters.
    let choices: [Choice]
    /// The letters; every letter of the alphabet where no options are given.
    let letters: LetterSet
    /// The texts that are longer than a letter, the longest first.
    let texts: [Choice]
    /// Whether any text is a number.
    let hasNumbers: Bool

    var isEmpty: Bool { choices.isEmpty }

    /// No options: any letter may be one.
    init() {
        var all = LetterSet()
        for letter in UInt32(0x41)...0x5A { all.insert(letter) }
        self.init([], letters: all)
    }

    /// Reads `{"A": "cat", "B": "dog"}`.
    init(_ value: JSONValue) throws(OptionError) {
        guard case .object(let object) = value else {
            throw Self.problem("must be an object of a letter and a text each, not \(value.kindName)")
        }
        guard !object.isEmpty else {
            self.init()
            return
        }
        var found: [Choice] = []
        var seen = LetterSet()
        var bytes = 0
        for member in object.members {
            let scalars = UnicodeText.foldedWidth(member.key).unicodeScalars
            guard scalars.count == 1, let value = scalars.first?.value,
                let letter = LetterForms.upper(value) ?? LetterForms.lower(value)
            else { throw Self.problem("must have single letters from A to Z as keys") }
            guard !seen.contains(letter) else { throw Self.problem("must not have one letter in both cases") }
            guard let text = member.value.stringValue ?? member.value.numberValue?.literal else {
                throw Self.problem("must have texts as values, not \(member.value.kindName)")
            }
            bytes += text.utf8.count
            guard bytes <= Self.maxBytes else { throw Self.problem("must have at most \(Self.maxBytes) bytes of text") }
            seen.insert(letter)
            found.append(Choice(letter: letter, text: text))
        }
        self.init(found.sorted { $0.letter < $1.letter }, letters: seen)
    }

    private init(_ choices: [Choice], letters: LetterSet) {
        self.choices = choices
        self.letters = letters
        texts = choices.filter { !$0.tokens.isEmpty && !($0.tokens.count == 1 && $0.tokens[0].count == 1) }
            .sorted { $0.tokens.count > $1.tokens.count }
        hasNumbers = choices.contains { $0.number != nil }
    }

    /// The options whose whole text these tokens are.
    func options(whoseTextIs range: Range<Int>, of text: WordText) -> LetterSet {
        var found = LetterSet()
        for choice in choices where choice.tokens.count == range.count && !choice.tokens.isEmpty {
            if zip(choice.tokens, range).allSatisfy({ $0.elementsEqual(text.folded($1)) }) {
                found.insert(choice.letter)
            }
        }
        return found
    }

    /// The options whose text is this number.
    func options(equalTo number: DecimalNumber) -> LetterSet {
        var found = LetterSet()
        for choice in choices where choice.number == number { found.insert(choice.letter) }
        return found
    }

    private static func problem(_ text: String) -> OptionError { OptionError(option: "choices", problem: text) }
}
