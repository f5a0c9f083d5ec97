/// Puts number words, scales and signs together into numbers, and marks what makes a number something else.
struct EnglishNumberJoiner {
    private let tokens: NumberTokens
    private var position = 0
    private var output: [NumberToken] = []

    init(_ tokens: [NumberToken]) {
        self.tokens = NumberTokens(tokens)
        output.reserveCapacity(tokens.count)
    }

    /// All tokens, joined.
    mutating func joined() -> [NumberToken] {
        while let token = tokens[position] {
            switch token.kind {
            case .number(let form): readScale(token, form)
            case .word: readWord(token)
            default: pass(token)
            }
        }
        return output
    }

    /// Adds a token as it is.
    private mutating func pass(_ token: NumberToken) {
        output.append(token)
        position += 1
    }

    private mutating func emit(_ kind: NumberToken.Kind, to end: Int) {
        output.append(NumberToken(kind: kind, range: take(to: end)))
    }

    /// Moves behind the tokens up to an index and returns their range; takes one at least.
    private mutating func take(to end: Int) -> Range<Int> {
        let last = max(position, min(end, tokens.count) - 1)
        let range = tokens.all[position].range.lowerBound..<tokens.all[last].range.upperBound
        position = last + 1
        return range
    }

    /// A number in digits, and the scale that may follow: `2.5 million`, `3 dozen`.
    private mutating func readScale(_ token: NumberToken, _ form: NumberForm) {
        guard let number = token.number else { return pass(token) }
        switch tokens.meaning(position + 1) {
        case .hundred: finish(number.scaled(byTenTo: 2), .mixed, end: position + 2)
        case .scale(let power): finish(number.scaled(byTenTo: power), .mixed, end: position + 2)
        case .dozen: finish(number.timesTwelve(), .mixed, end: position + 2)
        case .plural(let unit): finish(multiplied(number, by: unit), .mixed, end: position + 2)
        default: finish(number, form, end: position + 1)
        }
    }

    private mutating func readWord(_ token: NumberToken) {
        guard let meaning = tokens.meaning(position) else { return pass(token) }
        switch meaning {
        case .unit, .tens, .hundred, .scale, .joined: readCardinal(from: position)
        case .article: readArticle(token)
        case .dozen: finish(DecimalNumber(12), .word, end: position + 1)
        case .couple where output.last?.number == nil: readCouple(at: position)
        case .half: readHalf()
        case .indefinite: readIndefinite(token)
        case .plural, .amount: emit(.flaw(.indefinite), to: position + 1)
        case .ordinal: emit(.ordinal, to: position + 1)
        case .minus where output.last?.number == nil: readMinus(token)
        case .second, .pair, .single, .and, .point, .percent, .couple, .minus: pass(token)
        }
    }

    private mutating func readCardinal(from start: Int) {
        guard let cardinal = EnglishCardinal.read(tokens, at: start), let token = tokens[position] else {
            if let token = tokens[position] { pass(token) }
            return
        }
        if cardinal.number == DecimalNumber(1), cardinal.end == start + 1, readPronoun(token) { return }
        let next = tokens.next(cardinal.end)
        switch tokens.meaning(next) {
        case .dozen: return finish(cardinal.number.timesTwelve(), .word, end: next + 1)
        case .plural(let unit): return finish(multiplied(cardinal.number, by: unit), .word, end: next + 1)
        case .ordinal(let isPlural):
            return emit(cardinal.mayEndInOrdinal && !isPlural ? .ordinal : .flaw(.fraction), to: next + 1)
        case .second where cardinal.mayEndInOrdinal && tokens[next]?.word == "second":
            return emit(.ordinal, to: next + 1)
        case .point: return readPoint(cardinal.number, at: next + 1, orEnd: cardinal.end)
        default: finish(cardinal.number, .word, end: cardinal.end)
        }
    }

    /// `this one`, `each one`, `no one`: no count, or none.
    private mutating func readPronoun(_ token: NumberToken) -> Bool {
        var last = output.count - 1
        if last > 0, output[last].symbol == 0x2D { last -= 1 }
        guard last >= 0, let word = output[last].word, tokens[position]?.word == "one" else { return false }
        switch word {
        case "no":
            let start = output[last].range.lowerBound
            output.removeSubrange(last...)
            output.append(NumberToken(kind: .word("noone"), range: start..<token.range.upperBound))
            position += 1
            return true
        case "this", "that", "each", "every", "another", "which", "other", "any":
            pass(token)
            return true
        default: return false
        }
    }

    /// `a hundred`, `a dozen`, `a couple`, `a pair`, `a single`; any other article is a word.
    private mutating func readArticle(_ token: NumberToken) {
        switch tokens.meaning(position + 1) {
        case .hundred, .scale: readCardinal(from: position + 1)
        case .dozen: finish(DecimalNumber(12), .word, end: position + 2)
        case .couple: readCouple(at: position + 1)
        case .pair: finish(DecimalNumber(2), .word, end: position + 2)
        case .single:
            let end = tokens[position + 2]?.word == "one" ? position + 3 : position + 2
            finish(DecimalNumber(1), .word, end: end)
        case .half: pass(token)
        default: pass(token)
        }
    }

    /// A couple is two; a couple of hundred is no number.
    private mutating func readCouple(at couple: Int) {
        let next = tokens[couple + 1]?.word == "of" ? couple + 2 : couple + 1
        switch tokens.meaning(next) {
        case .hundred, .scale, .dozen, .plural, .amount: emit(.flaw(.indefinite), to: next + 1)
        default: finish(DecimalNumber(2), .word, end: couple + 1)
        }
    }

    /// `half a dozen`, `half a million`; any other half is a fraction.
    private mutating func readHalf() {
        let next = tokens.meaning(position + 1) == .article ? position + 2 : tokens.next(position + 1)
        switch tokens.meaning(next) {
        case .dozen: finish(DecimalNumber(6), .word, end: next + 1)
        case .hundred: finish(DecimalNumber(50), .word, end: next + 1)
        case .scale(let power): finish(DecimalNumber(1).scaled(byTenTo: power).halved(), .word, end: next + 1)
        default: emit(.flaw(.fraction), to: position + 1)
        }
    }

    private mutating func readIndefinite(_ token: NumberToken) {
        switch tokens.meaning(position + 1) {
        case .hundred, .scale, .dozen, .plural: emit(.flaw(.indefinite), to: position + 2)
        default: pass(token)
        }
    }

    /// `minus five`, `negative 5`.
    private mutating func readMinus(_ token: NumberToken) {
        if let next = tokens[position + 1], let number = next.number, let form = next.form {
            return finish(number.negated, form, end: position + 2)
        }
        guard let cardinal = EnglishCardinal.read(tokens, at: position + 1) else {
            return pass(token)
        }
        finish(cardinal.number.negated, .word, end: cardinal.end)
    }

    /// `five point five`: the words after the point are digits.
    private mutating func readPoint(_ number: DecimalNumber, at start: Int, orEnd end: Int) {
        var digits: [UInt8] = []
        var next = start
        while case .unit(let value) = tokens.meaning(next), value < 10 {
            digits.append(UInt8(value))
            next += 1
        }
        guard !digits.isEmpty else { return finish(number, .word, end: end) }
        finish(number.adding(DecimalNumber(digits: digits, fractionDigits: digits.count)), .word, end: next)
    }

    /// Adds a number unless what follows or touches it makes it something else.
    private mutating func finish(_ number: DecimalNumber, _ form: NumberForm, end: Int) {
        if let percent = endOfPercent(end) { return emit(.flaw(.percent), to: percent) }
        if let fraction = endOfFraction(end) { return emit(.flaw(.fraction), to: fraction) }
        if case .ordinal(isPlural: true) = tokens.meaning(tokens.next(end)) {
            return emit(.flaw(.fraction), to: tokens.next(end) + 1)
        }
        let isBeforeHyphen = tokens.next(end) != end
        let isAfterHyphen =
            tokens[position - 1]?.symbol == 0x2D && tokens.isTouching(position - 1) && tokens.isTouching(position - 2)
            && tokens[position - 2]?.word != nil
        if isBeforeHyphen || isAfterHyphen, form == .word {
            return emit(.flaw(.compound), to: isBeforeHyphen ? end + 1 : end)
        }
        output.append(NumberToken(number, form, range: take(to: end)))
    }

    private func endOfPercent(_ end: Int) -> Int? {
        if let symbol = tokens[end]?.symbol, symbol == 0x25 || symbol == 0x2030 { return end + 1 }
        if tokens.meaning(end) == .percent { return end + 1 }
        return tokens[end]?.word == "per" && tokens[end + 1]?.word == "cent" ? end + 2 : nil
    }

    /// `and a half`, `and one third`, `and three quarters`.
    private func endOfFraction(_ end: Int) -> Int? {
        guard tokens.meaning(end) == .and else { return nil }
        if tokens.meaning(end + 1) == .half { return end + 2 }
        switch tokens.meaning(end + 1) {
        case .article, .unit: break
        default: return nil
        }
        if tokens[end + 2]?.word == "quarter" || tokens[end + 2]?.word == "quarters" { return end + 3 }
        switch tokens.meaning(end + 2) {
        case .half, .ordinal: return end + 3
        default: return nil
        }
    }

    private func multiplied(_ number: DecimalNumber, by unit: DecimalNumber) -> DecimalNumber {
        unit == DecimalNumber(12) ? number.timesTwelve() : number.scaled(byTenTo: unit.exponent)
    }
}
