import AssayText

/// The letters of options in a phrase: upper case where they stand alone, lower case as labels.
struct ChoiceLetters {
    private(set) var found = LetterSet()
    /// Whether a letter of the alphabet stands where one of the question's should.
    private(set) var isForeign = false
    /// Whether the first letter is a label, `B.` or `(b)`.
    private(set) var isLabel = false
    /// Whether the one letter is a label at the start, or everything before it only announces it.
    private(set) var isPlain = false
    /// `BB`, `B, B`, where one letter was asked for.
    private(set) var hasRepeats = false
    /// The token of a letter that opens the answer as a label.
    private(set) var lead: Int?
    private let text: WordText
    private let table: ChoiceTable
    private let isConsumed: [Bool]
    private let isMulti: Bool
    private var lastLetter: Int?

    init(_ reader: ChoiceReader) {
        text = reader.text
        table = reader.table
        isConsumed = reader.isConsumed
        isMulti = reader.isMulti
        for index in text.tokens.indices where !isConsumed[index] { read(index) }
    }

    private mutating func read(_ index: Int) {
        if let value = text.single(index) {
            if let letter = LetterForms.upper(value) {
                if isNotApplicable(index) { return }
                if isLone(index), !isWord(index, letter) { take(letter, at: index) }
            } else if let letter = LetterForms.lower(value), isLowerLabel(index) {
                take(letter, at: index)
            }
        } else if text.tokens[index].kind == .word {
            readJoined(index)
        }
    }

    private mutating func take(_ letter: UInt32, at index: Int) {
        guard table.letters.contains(letter) else {
            isForeign = true
            return
        }
        if found.isEmpty {
            isLabel = isLabelled(index)
            if isLabel, isOpening(index) { lead = index }
            isPlain = isLabel && isOpening(index) || isAnnounced(index)
        }
        // `A A A`, `A, A`: repeated beside itself, as where letters are listed.
        if !isMulti, let last = lastLetter, index - last <= 2,
            text.tokens[last + 1..<index].allSatisfy({ $0.kind == .symbol }),
            text.single(last) == text.single(index)
        {
            hasRepeats = true
        }
        lastLetter = index
        found.insert(letter)
    }

    /// `AC`: letters written as one word.
    private mutating func readJoined(_ index: Int) {
        let scalars = text.scalars[text.tokens[index].range]
        let core = ChoiceText.core(of: text)
        let isWhole = core.count == 1 && core.lowerBound == index
        guard isMulti || isWhole, scalars.count <= 26 else { return }
        var letters = LetterSet()
        let isLowerCase = isMulti && isWhole && scalars.allSatisfy { LetterForms.lower($0) != nil }
        for value in scalars {
            guard let letter = LetterForms.upper(value) ?? (isLowerCase ? LetterForms.lower(value) : nil),
                table.letters.contains(letter)
            else { return }
            letters.insert(letter)
        }
        if !isMulti { hasRepeats = true }
        isPlain = isWhole
        found = found.union(letters)
    }

    /// No letter, digit or operator beside it: not `3D`, `C++`, `T-shirt`, `U.S.A.`.
    private func isLone(_ index: Int) -> Bool {
        if text.isTouching(index - 1), index > 0 {
            switch text.tokens[index - 1].kind {
            case .word, .number: return false
            case .ideograph: break
            case .symbol:
                guard let symbol = text.symbol(index - 1) else { break }
                if [0x2B, 0x23, 0x5E, 0x5F, 0x40, 0x25, 0x5C].contains(symbol) { return false }
                if symbol == 0x2D || symbol == 0x2E || symbol == 0x27, text.isTouching(index - 2), index > 1,
                    text.tokens[index - 2].kind != .symbol, symbol == 0x2E || !isSingleUpper(index - 2)
                {
                    return false
                }
            }
        }
        guard text.isTouching(index) else { return true }
        switch text.tokens[index + 1].kind {
        case .word, .number: return false
        case .ideograph: return true
        case .symbol:
            guard let symbol = text.symbol(index + 1) else { return true }
            if [0x2B, 0x23, 0x5E, 0x5F, 0x25].contains(symbol) { return false }
            guard text.isTouching(index + 1), index + 2 < text.tokens.count else { return true }
            let next = text.tokens[index + 2]
            if symbol == 0x2D { return isConsumed[index + 2] || next.kind == .symbol || isSingleUpper(index + 2) }
            return !(symbol == 0x2E && isSingleUpper(index + 2) && !isConsumed[index + 2])
        }
    }

    /// The letters of `N/A`.
    private func isNotApplicable(_ index: Int) -> Bool {
        for first in [index, index - 2] where first >= 0 && first + 2 < text.tokens.count {
            guard text.symbol(first + 1) == 0x2F, let before = text.single(first), let after = text.single(first + 2)
            else { continue }
            if before | 0x20 == 0x6E, after | 0x20 == 0x61 { return true }
        }
        return false
    }

    private func isSingleUpper(_ index: Int) -> Bool {
        text.single(index).map { LetterForms.upper($0) != nil } ?? false
    }

    /// The article `A`, the pronoun `I`, the initial of a genus (`infected with E. coli`).
    private func isWord(_ index: Int, _ letter: UInt32) -> Bool {
        guard index + 1 < text.tokens.count, !text.tokens[index + 1].startsLine else { return false }
        let isFollowedByWord =
            isLowerCaseWord(index + 1) && text.tokens[index + 1].range.count > 1 && !text.isTouching(index)
        if isFollowedByWord, letter == 0x49 { return text.tokens[index + 1].word != "is" }
        if letter == 0x41, isFollowedByWord || isConsumed[index + 1] && text.tokens[index + 1].kind == .word {
            return isConsumed[index + 1] || !Self.predicates.contains(text.tokens[index + 1].word)
        }
        guard text.symbol(index + 1) == 0x2E, index + 2 < text.tokens.count, !isOpening(index) else { return false }
        return isLowerCaseWord(index + 2) && !isConsumed[index + 2]
    }

    private func isLowerCaseWord(_ index: Int) -> Bool {
        text.tokens[index].kind == .word && LetterForms.lower(text.scalars[text.tokens[index].range.lowerBound]) != nil
    }

    /// `(b)` and `b)` anywhere; `b.`, `b:` at the start of a line; `option b` at the end.
    private func isLowerLabel(_ index: Int) -> Bool {
        if let value = text.single(index), value >= 0x80 { return true }
        let before = text.symbol(index - 1)
        let after = text.symbol(index + 1)
        if before == 0x28 || before == 0x5B, after == 0x29 || after == 0x5D, text.isTouching(index - 1),
            text.isTouching(index)
        {
            guard index >= 2, text.isTouching(index - 2) else { return true }
            return text.tokens[index - 2].kind == .symbol || text.tokens[index - 2].kind == .ideograph
        }
        guard isLone(index) else { return false }
        if after == 0x29, text.isTouching(index) { return true }
        if text.tokens[index].startsLine, isLabelled(index), text.isTouching(index) { return true }
        guard index > 0, index + 1 == ChoiceText.core(of: text).upperBound else { return false }
        if before == 0x3A { return true }
        return Self.labels.contains(text.tokens[index - 1].word)
    }

    /// Whether punctuation or a bracket closes a letter off.
    private func isLabelled(_ index: Int) -> Bool {
        guard let symbol = text.symbol(index + 1) else { return false }
        return [0x2E, 0x29, 0x3A, 0x3001, 0x5D, 0x3002, 0x2D, 0x2C].contains(symbol)
    }

    /// Whether nothing but an opening bracket, or words that announce an answer, stands before a token.
    private func isOpening(_ index: Int) -> Bool {
        index == 0 || index == 1 && text.tokens[0].kind == .symbol || isAnnouncing(before: index)
    }

    /// Whether a letter is all that is said: nothing but announcing words before, nothing behind.
    private func isAnnounced(_ index: Int) -> Bool {
        guard isAnnouncing(before: index) else { return false }
        return (index + 1..<text.tokens.count).allSatisfy { later in
            if isConsumed[later] || text.tokens[later].kind == .symbol { return true }
            return Self.announcements.contains(text.tokens[later].word)
        }
    }

    private func isAnnouncing(before index: Int) -> Bool {
        (0..<index).allSatisfy { earlier in
            let token = text.tokens[earlier]
            switch token.kind {
            case .word: return Self.announcements.contains(token.word)
            case .symbol: return true
            case .ideograph: return Self.announcingIdeographs.contains(text.scalars[token.range.lowerBound])
            case .number: return false
            }
        }
    }

    private static let labels: Set<PackedWord> = ["option", "choice", "answer", "letter", "is"]
    /// Words after an `A` that is a letter: `A is correct`.
    private static let predicates: Set<PackedWord> = [
        "is", "was", "are", "and", "or", "but", "not", "because", "since", "as", "would", "seems", "looks", "matches",
        "shows", "fits", "only", "with", "for", "in", "on", "at", "to", "if", "which", "by", "according", "has",
        "appears", "should", "must", "can", "cannot", "does", "nor",
    ]
    private static let announcements: Set<PackedWord> = [
        "the", "correct", "final", "best", "right", "my", "answer", "option", "choice", "letter", "is", "would", "be",
        "should", "it", "so", "therefore", "thus", "hence", "i", "choose", "pick", "select", "go", "with", "think",
        "that", "this", "must", "it's", "answer's",
    ]
    private static let announcingIdeographs = Set("答案是为為选選项項择擇正确確我应應该該最终終所以因此故".unicodeScalars.map(\.value))
}
