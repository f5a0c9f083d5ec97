import AssayText

/// What the words and symbols of an answer say about its first number, or about there being none.
struct CountMarks {
    private let text: NumberText
    /// The index of the number's token; nil where there is no number.
    private let number: Int?
    private(set) var isComparison = false
    private(set) var isHedge = false
    /// `or`, 或 anywhere: what several numbers are then.
    private(set) var hasAlternative = false
    private(set) var isNegation = false
    /// `none`, `no people`.
    private(set) var saysNone = false
    /// 没有.
    private(set) var isAbsence = false
    /// 无.
    private(set) var isWeakAbsence = false
    private(set) var isExpression = false

    init(_ text: NumberText, number: Int?) {
        self.text = text
        self.number = number
        readWords(text.tokens)
        readSymbols(text.tokens)
        readIdeographs()
    }

    private mutating func readWords(_ tokens: [NumberToken]) {
        var index = 0
        while index < tokens.count {
            guard let word = tokens[index].word else {
                index += 1
                continue
            }
            if EnglishCountPhrases.arithmetic.contains(word) { isExpression = true }
            let phrase = EnglishCountPhrases.phrases[word]?.first { phrase in
                phrase.rest.indices.allSatisfy { offset in
                    index + 1 + offset < tokens.count && tokens[index + 1 + offset].word == phrase.rest[offset]
                }
            }
            if let phrase {
                take(phrase.effect, tokens, from: index, through: index + phrase.rest.count)
                index += phrase.rest.count
            }
            index += 1
        }
    }

    private mutating func take(
        _ effect: EnglishCountPhrases.Effect, _ tokens: [NumberToken], from index: Int, through last: Int
    ) {
        switch effect {
        case .comparison: isComparison = true
        case .hedge: isHedge = true
        case .alternative:
            hasAlternative = true
            if number == nil || number == last + 1 || number == index - 1 { isHedge = true }
        case .negation:
            // Two words may stand between: "there are not even exactly 5".
            guard let number, number > last, number - last <= 3 else { return }
            for between in index..<number where tokens[between].word == nil { return }
            isNegation = true
        case .zero:
            if let number, tokens[index].word == "no", index > number || isNumberSign(tokens, at: index) { return }
            saysNone = true
        case .none: break
        }
    }

    /// `No. 5`: the abbreviation of number.
    private func isNumberSign(_ tokens: [NumberToken], at index: Int) -> Bool {
        let next = index + 1 < tokens.count && tokens[index + 1].symbol == 0x2E ? index + 2 : index + 1
        return next < tokens.count && tokens[next].number != nil
    }

    private mutating func readSymbols(_ tokens: [NumberToken]) {
        for index in tokens.indices {
            guard let symbol = tokens[index].symbol else { continue }
            switch symbol {
            case 0x3E where index > 0 && isArrowShaft(tokens[index - 1], before: tokens[index]): break
            case 0x3C, 0x3E, 0x2264...0x226B, 0x226E...0x2275, 0xB1: isComparison = true
            case 0x26:
                let name = index + 1 < tokens.count ? tokens[index + 1].word : nil
                if name == "gt" || name == "lt" || name == "ge" || name == "le" { isComparison = true }
            case 0x3F: if number.map({ $0 < index }) ?? true { isHedge = true }
            case 0x2260, 0xAC: isNegation = true
            case 0x5C, 0x221A, 0x221B, 0x221C, 0x2211, 0x220F, 0x222B, 0x5E: isExpression = true
            default: break
            }
        }
    }

    private func isArrowShaft(_ token: NumberToken, before head: NumberToken) -> Bool {
        guard token.range.upperBound == head.range.lowerBound, let symbol = token.symbol else { return false }
        return symbol == 0x2D || symbol == 0x3D || symbol == 0x2013
    }

    private mutating func readIdeographs() {
        var nextFree = 0
        for token in text.tokens {
            let start = token.range.lowerBound
            guard let value = token.ideograph, start >= nextFree,
                let candidates = ChineseCountPhrases.phrases[value],
                let phrase = candidates.first(where: { text.scalars[start...].starts(with: $0.scalars) })
            else { continue }
            nextFree = start + phrase.scalars.count
            take(phrase.effect, start..<nextFree)
        }
    }

    private mutating func take(_ effect: ChineseCountPhrases.Effect, _ range: Range<Int>) {
        let place = number.map { text.tokens[$0].range }
        // How many characters stand between the phrase and the number after it, or before it; negative elsewhere.
        let before = place.map { $0.lowerBound - range.upperBound } ?? -1
        let after = place.map { range.lowerBound - $0.upperBound } ?? -1
        switch effect {
        case .comparison: isComparison = true
        case .comparisonBeforeNumber: if (0...4).contains(before) { isComparison = true }
        case .comparisonAfterNumber: if (0...3).contains(after) { isComparison = true }
        case .hedge: isHedge = true
        case .alternative:
            hasAlternative = true
            if number == nil || before == 0 || (0...1).contains(after) { isHedge = true }
        case .negation: if (0...2).contains(before) { isNegation = true }
        case .absence:
            isAbsence = true
            // 一个也没有, 一个没有; but 一个没有戴帽子的人 is one person.
            let deniesBefore = followsEven(range.lowerBound) || range.upperBound == text.scalars.count
            if (0...2).contains(before) || after >= 0 && deniesBefore { isNegation = true }
        case .weakAbsence: isWeakAbsence = true
        case .expression: isExpression = true
        case .multiple: if after == 0 { isExpression = true }
        case .none: break
        }
    }

    private func followsEven(_ offset: Int) -> Bool {
        offset > 0 && ChineseCountPhrases.evenOne.contains(text.scalars[offset - 1])
    }

    /// Why several numbers stand in one answer, by what stands between the first two.
    func problemOfSeveral(_ text: NumberText, _ numbers: [Int]) -> CountProblem {
        if isHedge || hasAlternative { return .hedge }
        for token in text.tokens[numbers[0]...numbers[1]] {
            switch token.kind {
            case .word(let word) where EnglishCountPhrases.rangeWords.contains(word): return .range
            case .word(let word) where EnglishCountPhrases.operators.contains(word): return .expression
            case .ideograph(0x5230), .ideograph(0x81F3): return .range
            case .symbol(0x2D), .symbol(0x7E), .symbol(0x2013), .symbol(0x2014), .symbol(0x301C), .symbol(0x223C):
                return .range
            case .symbol(0x2B), .symbol(0x2A), .symbol(0xD7), .symbol(0xF7), .symbol(0x2F), .symbol(0x5E),
                .symbol(0x3D):
                return .expression
            default: continue
            }
        }
        if numbers[0] > 0, text.tokens[numbers[0] - 1].word == "between" { return .range }
        return isComparison ? .comparison : isExpression ? .expression : .severalNumbers
    }

    /// Round, square and lenticular brackets; full-width ones were folded.
    static func isOpening(_ symbol: UInt32) -> Bool {
        symbol == 0x28 || symbol == 0x5B || symbol == 0x3010 || symbol == 0x3014
    }

    /// The closing halves of ``isOpening(_:)``.
    static func isClosing(_ symbol: UInt32) -> Bool {
        symbol == 0x29 || symbol == 0x5D || symbol == 0x3011 || symbol == 0x3015
    }
}
