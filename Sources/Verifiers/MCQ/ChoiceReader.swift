import AssayText

/// Finds the options an answer names, and what takes them back.
struct ChoiceReader {
    let table: ChoiceTable
    let text: WordText
    let isMulti: Bool
    /// The answer without its wrappers.
    let stripped: String
    /// For each token, whether it belongs to an option's text.
    private(set) var isConsumed: [Bool]
    /// Where the texts of options stand.
    private(set) var occurrences: [Range<Int>] = []
    private var reading = ChoiceReading()

    /// Reads an answer or a ground truth, wrappers and all.
    ///
    /// - Complexity: O(n) in the answer for given options.
    static func read(_ answer: String, _ table: ChoiceTable, isMulti: Bool) -> ChoiceReading {
        var reader = ChoiceReader(answer, table, isMulti: isMulti)
        return reader.read()
    }

    private init(_ answer: String, _ table: ChoiceTable, isMulti: Bool) {
        self.table = table
        self.isMulti = isMulti
        stripped = Self.withoutAngles(AnswerWrappers.stripped(answer))
        text = WordText(stripped)
        isConsumed = [Bool](repeating: false, count: text.tokens.count)
    }

    /// `<B>`.
    private static func withoutAngles(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.count > 2, bytes.count < 64, bytes.first == 0x3C, bytes.last == 0x3E else { return text }
        let inner = bytes.dropFirst().dropLast()
        guard !inner.contains(0x3C), !inner.contains(0x3E), !inner.contains(0x7C) else { return text }
        return AnswerWrappers.stripped(String(decoding: Array(inner), as: UTF8.self))
    }

    private mutating func read() -> ChoiceReading {
        if text.isCut { return ChoiceReading(.tooLong) }
        if text.tokens.isEmpty { return ChoiceReading(.empty) }
        if let whole = wholeAnswer() { return whole }
        findTexts()
        let letters = ChoiceLetters(self)
        reading.letters = letters.found
        reading.isPlain = letters.isPlain
        if !letters.found.isEmpty { reading.source = letters.isLabel ? .label : .letter }
        findNumbers()
        if reading.source == nil {
            reading.source = !reading.texts.isEmpty ? .text : !reading.numbers.isEmpty ? .number : nil
        }
        reading.problem = reading.problem ?? problem(letters)
        return reading
    }

    /// One letter, or one option's text, and nothing else.
    private func wholeAnswer() -> ChoiceReading? {
        let bare = ChoiceText.core(of: text, dropsArticle: false)
        let core = ChoiceText.core(of: text)
        var whole = ChoiceReading()
        if bare.count == 1, let value = text.single(bare.lowerBound) {
            let letter = LetterForms.upper(value) ?? LetterForms.lower(value)
            if let letter, table.letters.contains(letter) {
                whole.letters.insert(letter)
                whole.source = .letter
                whole.isPlain = true
                return whole
            }
        }
        whole.texts = table.options(whoseTextIs: core, of: text)
        if !whole.texts.isEmpty {
            whole.source = .text
            if whole.texts.count > 1, !isMulti { whole.problem = .several }
            return whole
        }
        if bare.count == 1, let value = text.single(bare.lowerBound), let letter = LetterForms.otherScript(value),
            table.letters.contains(letter)
        {
            whole.letters.insert(letter)
            whole.source = .letter
            whole.isPlain = true
            return whole
        }
        return nil
    }

    /// Marks every text of an option, the longest first, never inside a word or a larger number.
    private mutating func findTexts() {
        guard !table.texts.isEmpty else { return }
        var index = 0
        while index < text.tokens.count {
            guard let length = longestText(at: index) else {
                index += 1
                continue
            }
            let range = index..<index + length
            reading.texts = reading.texts.union(texts(at: range))
            occurrences.append(range)
            for token in range { isConsumed[token] = true }
            index = range.upperBound
        }
    }

    private func longestText(at index: Int) -> Int? {
        for choice in table.texts where choice.number == nil && matches(choice, at: index) {
            return choice.tokens.count
        }
        return nil
    }

    /// The options with exactly these tokens: two options may have one text.
    private func texts(at range: Range<Int>) -> LetterSet {
        var found = LetterSet()
        for choice in table.texts where choice.tokens.count == range.count && matches(choice, at: range.lowerBound) {
            found.insert(choice.letter)
        }
        return found
    }

    private func matches(_ choice: Choice, at index: Int) -> Bool {
        let end = index + choice.tokens.count
        guard end <= text.tokens.count else { return false }
        for (offset, token) in choice.tokens.enumerated() where !token.elementsEqual(text.folded(index + offset)) {
            return false
        }
        let edges = ChoiceEdges(text)
        return choice.isIdeographic
            ? edges.allowIdeographs(index..<end) : edges.allowWords(index..<end)
    }

    /// Numbers that are an option's whole text; any other number makes them none.
    private mutating func findNumbers() {
        guard table.hasNumbers else { return }
        let numbers = NumberText(stripped)
        if numbers.isCut || numbers.hasDirectionOverride {
            reading.problem = .tooLong
            return
        }
        var isOther = false
        for token in numbers.tokens {
            if token.flaw != nil { isOther = true }
            if let word = token.word, Self.bounds.contains(word) { isOther = true }
            if let symbol = token.symbol, [0x2B, 0x3C, 0x3E, 0x2264, 0x2265, 0x25].contains(symbol) { isOther = true }
            guard let number = token.number else { continue }
            let options = table.options(equalTo: number)
            if options.isEmpty { isOther = true }
            reading.numbers = reading.numbers.union(options)
        }
        if isOther, !reading.numbers.isEmpty, reading.texts.isEmpty { reading.problem = .otherNumber }
    }

    /// Words that make a bound of a number.
    private static let bounds: Set<PackedWord> = [
        "more", "less", "fewer", "least", "most", "over", "under", "above", "below", "than", "exceeding", "times",
        "plus", "minus", "half",
    ]

    private func problem(_ letters: ChoiceLetters) -> ChoiceProblem? {
        let cues = AnswerCues(text) { isConsumed[$0] }
        let others = reading.texts.union(reading.numbers)
        if !cues.hedges.isEmpty { return .hedge }
        if !cues.denials.isEmpty { return .negation }
        let lead = letters.lead ?? leadingText
        for index in cues.negations where lead.map({ index <= $0 + 2 }) ?? true { return .negation }
        if deniesByNo { return .negation }
        if !reading.letters.isEmpty, !others.isEmpty, !others.isSubset(of: reading.letters) {
            return reading.letters.count > 1 && !isMulti ? .several : .contradiction
        }
        if isMulti { return letters.isForeign ? .noOption : nil }
        if reading.named.count > 1 || letters.hasRepeats { return .several }
        if reading.named.isEmpty { return .noOption }
        return isJoined ? .several : nil
    }

    /// The last token of an option's text that opens the answer as a clause of its own: `dog, which is not …`.
    private var leadingText: Int? {
        guard let first = occurrences.first, first.lowerBound == ChoiceText.core(of: text).lowerBound,
            let symbol = text.symbol(first.upperBound), ChoiceText.isPunctuation(symbol)
        else { return nil }
        return first.upperBound - 1
    }

    /// `no dog`.
    private var deniesByNo: Bool {
        occurrences.contains { range in
            range.lowerBound > 0 && !isConsumed[range.lowerBound - 1] && text.tokens[range.lowerBound - 1].word == "no"
        }
    }

    /// `dog and elephant`: something is added to the one option that is named.
    private var isJoined: Bool {
        occurrences.contains { range in
            [range.lowerBound - 1, range.upperBound].contains { index in
                guard text.tokens.indices.contains(index), !isConsumed[index] else { return false }
                if text.tokens[index].word == "and" { return true }
                guard let value = text.single(index) else { return false }
                return [0x26, 0x2F, 0x548C, 0x4E0E, 0x53CA, 0x8207].contains(value)
            }
        }
    }
}
