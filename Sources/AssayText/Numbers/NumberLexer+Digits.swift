extension NumberLexer {
    /// Units that may touch their digits although they have two letters only.
    private static let touchingUnits: Set<PackedWord> = ["cm", "mm", "km", "kg", "mg", "ml", "px", "pc"]

    /// Reads a number that starts with digits, or with a point before digits, its sign being read already.
    mutating func readDigits(from start: Int, isNegative: Bool = false) {
        guard let literal = DecimalLiteral.read(scalars, at: start) else {
            return emit(.flaw(.malformed), to: endOfDigits(start))
        }
        let end = literal.end
        let value = isNegative ? literal.number.negated : literal.number
        if let numeral = ChineseNumeral.read(scalars, after: literal) {
            return emit(numeral, .mixed, isNegative: isNegative)
        }
        switch scalarClass(end) {
        case .letter: readTouchingLetters(value, from: end)
        case .mark where scalar(end) == 0x20E3: emit(value, .digits, to: end + 1)  // the keycap of an emoji
        case .mark: emit(.flaw(.otherDigits), to: end + 1)
        case .symbol where scalar(end) == 0x5F && scalarClass(end + 1) == .digit:
            emit(.flaw(.letters), to: endOfLettersAndDigits(end))
        case .symbol where scalar(end) == 0x2D && scalarClass(end + 1) == .letter:
            emit(.flaw(.compound), to: endOfLettersAndDigits(end))
        default: emit(value, .digits, to: end)
        }
    }

    /// Letters right after digits: an ordinal, an exponent, `k`, a scale word, a noun of three letters or more; anything
    /// else is a label.
    private mutating func readTouchingLetters(_ value: DecimalNumber, from end: Int) {
        var last = end
        while scalarClass(last) == .letter { last += 1 }
        let letters = PackedWord(scalars: scalars[end..<min(last, end + 17)])
        let endOfRun = endOfLettersAndDigits(end)
        if endOfRun > last || scalarClass(last) == .mark {
            return emit(.flaw(scalar(end) == 0x65 && last == end + 1 ? .exponent : .letters), to: endOfRun)
        }
        if scalar(end) == 0x65, last == end + 1, scalar(last) == 0x2B || scalar(last) == 0x2D,
            scalarClass(last + 1) == .digit
        {
            return emit(.flaw(.exponent), to: endOfLettersAndDigits(last + 1))
        }
        switch letters {
        case "st", "nd", "rd", "th": emit(.ordinal, to: last)
        case "k": emit(value.scaled(byTenTo: 3), .mixed, to: last)
        default:
            if last - end >= 3 || Self.touchingUnits.contains(letters) {
                // The letters are read as a word next, `million` as much as `cats`.
                emit(value, .digits, to: end)
            } else {
                emit(.flaw(.letters), to: last)
            }
        }
    }

    private func endOfDigits(_ start: Int) -> Int {
        var end = start
        while scalarClass(end) == .digit || scalar(end) == 0x2E && scalarClass(end + 1) == .digit { end += 1 }
        return end
    }

    /// The end of a run of letters, digits, underscores and hyphens between them.
    func endOfLettersAndDigits(_ start: Int) -> Int {
        var end = start
        while true {
            switch scalarClass(end) {
            case .letter, .digit, .mark: end += 1
            case .symbol where scalar(end) == 0x5F: end += 1
            case .symbol where scalar(end) == 0x2D && isLetterOrDigit(end + 1): end += 1
            default: return end
            }
        }
    }

    private func isLetterOrDigit(_ offset: Int) -> Bool {
        let kind = scalarClass(offset)
        return kind == .letter || kind == .digit
    }
}
