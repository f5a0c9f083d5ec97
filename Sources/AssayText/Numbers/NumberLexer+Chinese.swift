extension NumberLexer {
    /// Reads a numeral, a word that holds one and counts nothing, or one ideograph.
    mutating func readIdeograph() {
        let value = scalars[position]
        if let words = ChineseCharacters.compounds[value],
            let word = words.first(where: { scalars[position...].starts(with: $0) })
        {
            return skip(word.count)
        }
        switch value {
        case 0x7B2C: readOrdinal()  // 第
        case 0x8D1F, 0x8CA0: readNegative()  // 负 負
        case 0x4FE9, 0x5006: emit(DecimalNumber(2), .chinese, to: position + 1)  // 俩 倆
        case 0x4EE8: emit(DecimalNumber(3), .chinese, to: position + 1)  // 仨
        case 0x534A: readHalf()  // 半
        case 0x6570, 0x6578:  // 数 數: several, before a unit
            if case .unit = ChineseCharacters.meaning(scalar(position + 1)) {
                var end = position + 1
                while case .unit = ChineseCharacters.meaning(scalar(end)) { end += 1 }
                return emit(.flaw(.indefinite), to: end)
            }
            skip(1)
        default:
            guard let numeral = ChineseNumeral.read(scalars, at: position), !isOtherWord(numeral.end) else {
                return skip(1)
            }
            emit(numeral, .chinese)
        }
    }

    private mutating func skip(_ count: Int) {
        for _ in 0..<count { emit(.ideograph(scalars[position]), to: position + 1) }
    }

    private mutating func readOrdinal() {
        let next = scalar(position + 1) == 0x20 ? position + 2 : position + 1
        if scalarClass(next) == .digit {
            let end = DecimalLiteral.read(scalars, at: next)?.end ?? next + 1
            return emit(.ordinal, to: end)
        }
        if let numeral = ChineseNumeral.read(scalars, at: next) { return emit(.ordinal, to: numeral.end) }
        skip(1)
    }

    private mutating func readNegative() {
        let start = position
        if scalarClass(start + 1) == .digit {
            return readDigits(from: start + 1, isNegative: true)
        }
        if let numeral = ChineseNumeral.read(scalars, at: start + 1) {
            return emit(numeral, .chinese, isNegative: true)
        }
        skip(1)
    }

    /// 半打 is six; 五个半, 五半 and 半个 are fractions; elsewhere 半 is part of a word (半球, 上半身).
    private mutating func readHalf() {
        if scalar(position + 1) == 0x6253 {
            return emit(DecimalNumber(6), .chinese, to: position + 2)
        }
        let before = ChineseCharacters.measures.contains(scalar(position - 1)) ? position - 2 : position - 1
        let followsNumber = ChineseCharacters.meaning(scalar(before)) != nil || scalarClass(before) == .digit
        if followsNumber || ChineseCharacters.measures.contains(scalar(position + 1)) {
            return emit(.flaw(.fraction), to: position + 1)
        }
        skip(1)
    }

    /// Whether a single character that is as often part of a word stands where a word would.
    private func isOtherWord(_ end: Int) -> Bool {
        guard end == position + 1, ChineseCharacters.ambiguous.contains(scalars[position]) else { return false }
        let before = scalar(position - 1)
        if ScalarClass.isIdeograph(before), !ChineseCharacters.fillers.contains(before) { return true }
        return ScalarClass.isIdeograph(scalar(end)) && !ChineseCharacters.measures.contains(scalar(end))
    }
}
