import AssayText

/// Reads a text as one count: the number in it, unless what stands around the number says that it is none.
///
/// Nouns, measure words, approximators and anything else that says nothing about the number are passed over.
struct CountReader {
    private let text: NumberText
    private let numbers: [Int]
    private let marks: CountMarks

    /// Reads an answer or a ground truth, wrappers and all.
    ///
    /// - Complexity: O(n).
    static func read(_ answer: String) -> CountReading {
        if let number = DecimalNumber(plainDigits: answer) { return .integer(number, .digits) }
        return readWhole(answer)
    }

    /// Reads a text of any kind.
    static func readWhole(_ answer: String) -> CountReading {
        let reader = CountReader(NumberText(AnswerWrappers.stripped(answer)))
        return reader.reading()
    }

    private init(_ text: NumberText) {
        self.text = text
        numbers = text.tokens.indices.filter { text.tokens[$0].number != nil }
        marks = CountMarks(text, number: numbers.first)
    }

    private func reading() -> CountReading {
        if text.isCut { return .tooLong }
        if text.tokens.isEmpty { return .empty }
        if let flaw = text.tokens.lazy.compactMap(\.flaw).first {
            return .notAnInteger(CountProblem(flaw), nil)
        }
        guard let first = numbers.first, let value = text.tokens[first].number, let form = text.tokens[first].form
        else {
            return withoutNumber()
        }
        if text.hasDirectionOverride { return .notAnInteger(.directionOverride, value) }
        if numbers.count > 1, !restatesItself(value) {
            let values = numbers.prefix(8).compactMap { text.tokens[$0].number }
            return .several(values, marks.problemOfSeveral(text, numbers))
        }
        return single(value, form, at: first)
    }

    /// A text that holds one number, however often.
    private func single(_ value: DecimalNumber, _ form: NumberForm, at index: Int) -> CountReading {
        if marks.saysNone, !value.isZero {
            return .several([DecimalNumber(0), value], marks.isHedge ? .hedge : .severalNumbers)
        }
        if marks.isComparison || isBounded(at: index) { return .notAnInteger(.comparison, value) }
        if marks.isHedge { return .notAnInteger(.hedge, value) }
        if marks.isNegation {
            // "not a single one", 一个也没有: none. Any other number that is denied is no answer.
            if value.isZero, marks.isAbsence { return .integer(value, form) }
            guard value == DecimalNumber(1), form == .word || form == .chinese else {
                return .notAnInteger(.negation, value)
            }
            return .integer(DecimalNumber(0), form)
        }
        if marks.isExpression { return .notAnInteger(.expression, value) }
        guard value.isInteger else { return .notAnInteger(.nonInteger, value) }
        return .integer(value, form)
    }

    private func withoutNumber() -> CountReading {
        let saysNone = marks.saysNone || marks.isAbsence || marks.isWeakAbsence
        if saysNone {
            if marks.isHedge { return .notAnInteger(.hedge, nil) }
            if marks.isComparison { return .notAnInteger(.comparison, nil) }
            return .integer(DecimalNumber(0), marks.saysNone ? .word : .chinese)
        }
        let hasOrdinal = text.tokens.contains { if case .ordinal = $0.kind { true } else { false } }
        return .noNumber(hasOrdinal ? .ordinal : nil)
    }

    /// `over 5`, `under about 5`; a preposition anywhere else says where things are.
    private func isBounded(at index: Int) -> Bool {
        var before = index - 1
        while before >= 0, let word = text.tokens[before].word, EnglishCountPhrases.fillers.contains(word) {
            before -= 1
        }
        if before >= 0, let word = text.tokens[before].word, EnglishCountPhrases.boundsBeforeNumber.contains(word) {
            return true
        }
        guard index + 1 < text.tokens.count else { return false }
        let next = text.tokens[index + 1]
        if let word = next.word { return EnglishCountPhrases.boundsAfterNumber.contains(word) }
        let isTouching = next.range.lowerBound == text.tokens[index].range.upperBound
        return next.symbol == 0x2B && (isTouching || index + 2 == text.tokens.count)
    }

    /// `5 (five)`, `五（5个）`: one number outside brackets, and the same in brackets with nothing new beside it.
    private func restatesItself(_ value: DecimalNumber) -> Bool {
        guard numbers.allSatisfy({ text.tokens[$0].number == value }) else { return false }
        var outside = 0
        var words: Set<PackedWord> = ["in", "total", "altogether", "overall"]
        var bracketed: [NumberToken] = []
        var depth = 0
        for token in text.tokens {
            if let symbol = token.symbol, CountMarks.isOpening(symbol) {
                depth += 1
            } else if let symbol = token.symbol, CountMarks.isClosing(symbol) {
                depth = max(0, depth - 1)
            } else if depth > 0 {
                bracketed.append(token)
            } else {
                if token.number != nil { outside += 1 }
                if let word = token.word { words.insert(word) }
            }
        }
        guard outside == 1 else { return false }
        return bracketed.allSatisfy { token in
            switch token.kind {
            case .number: true
            case .word(let word): word != .other && words.contains(word)
            case .ideograph(let value): NumberText.isMeasureWord(value)
            case .symbol(let symbol): symbol == 0x3D || symbol == 0x2A
            case .flaw, .ordinal: false
            }
        }
    }
}
