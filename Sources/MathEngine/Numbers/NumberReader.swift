/// Reads one number and nothing else from ``PlainNotation``; what is left over makes the text no number.
///
/// Grammar: sign? (fraction | mixed | power of ten | literal tail?) percent?, with the literals of
/// ``NumberReader/literal()``. Sums, products, roots and letters are no numbers here.
struct NumberReader {
    /// Why a text is no number.
    enum Failure: Error {
        /// It is something else.
        case notANumber
        /// It divides by zero.
        case undefined
    }

    let bytes: [UInt8]
    var at: Int
    let end: Int

    /// Reads the number that fills a range.
    ///
    /// - Complexity: O(n) and the cost of one greatest common divisor.
    static func read(_ bytes: [UInt8], in range: Range<Int>) throws(Failure) -> NumberReading {
        var reader = NumberReader(bytes: bytes, at: range.lowerBound, end: range.upperBound)
        return try reader.number()
    }

    private mutating func number() throws(Failure) -> NumberReading {
        // `$28$ %`: the sign may stand behind the dollars.
        let hasDollars = take(UInt8(ascii: "$"))
        let isNegative = sign()
        skipSpaces()
        var number = try unsigned()
        if isNegative { number.figure = number.figure.negated }
        var hasPercent = percent()
        if hasDollars {
            guard take(UInt8(ascii: "$")) else { throw .notANumber }
            hasPercent = hasPercent || percent()
        }
        guard at == end else { throw .notANumber }
        return NumberReading(
            figure: number.figure, form: number.form, hasPercent: hasPercent, hasPoint: number.hasPoint,
            usesDecimalComma: number.usesDecimalComma, places: number.places,
            significantDigits: number.significantDigits)
    }

    private mutating func unsigned() throws(Failure) -> UnsignedNumber {
        if next(is: "\\frac") { return UnsignedNumber(fraction: try latexFraction().value) }
        let literal = try literal()
        if let fraction = try fractionTail(literal) { return fraction }
        if literal.hasPoint, let repeating = try repeatingTail(literal) { return repeating }
        guard literal.decimals > 0 || !literal.endsInPoint else { throw .notANumber }
        return try scientificTail(literal)
    }

    /// `a/b`, a mixed number `a b/c` or `a\frac{b}{c}`; nil where no fraction follows.
    private mutating func fractionTail(_ literal: NumberLiteral) throws(Failure) -> UnsignedNumber? {
        let start = at
        skipSpaces()
        if next(is: "\\frac") { return try mixed(literal, with: try latexFraction()) }
        if take(UInt8(ascii: "/")) {
            // `1 234/567` is 1234/567 or a mixed number: nobody can tell.
            guard !literal.hasSpaces, !literal.endsInPoint else { throw .notANumber }
            skipSpaces()
            let divisor = try self.literal()
            guard !divisor.hasSpaces, !divisor.endsInPoint else { throw .notANumber }
            return try quotient(literal, divisor)
        }
        guard at > start, at < end, PlainNotation.isDigit(bytes[at]) else {
            at = start
            return nil
        }
        let top = try self.literal()
        skipSpaces()
        guard take(UInt8(ascii: "/")), !top.hasSpaces else { throw .notANumber }
        skipSpaces()
        let bottom = try self.literal()
        guard !bottom.hasSpaces, !bottom.value.isZero else { throw .notANumber }
        return try mixed(literal, with: LaTeXFraction(top: top, bottom: bottom, isSigned: false))
    }

    private func quotient(_ top: NumberLiteral, _ bottom: NumberLiteral) throws(Failure) -> UnsignedNumber {
        guard let value = top.value.divided(by: bottom.value) else { throw .undefined }
        var number = UnsignedNumber(fraction: value)
        number.usesDecimalComma = top.usesDecimalComma || bottom.usesDecimalComma
        return number
    }

    /// A whole number and a proper fraction of whole numbers; anything else beside a fraction would be a product.
    private func mixed(_ whole: NumberLiteral, with part: LaTeXFraction) throws(Failure) -> UnsignedNumber {
        guard whole.isPlainInteger, part.top.isPlainInteger, part.bottom.isPlainInteger, !part.isSigned,
            !whole.value.isZero, part.top.natural < part.bottom.natural
        else { throw .notANumber }
        let top = whole.natural * part.bottom.natural + part.top.natural
        return UnsignedNumber(
            fraction: ExactNumber(negative: false, top, over: part.bottom.natural, exponent: 0))
    }

    private mutating func latexFraction() throws(Failure) -> LaTeXFraction {
        at += 5
        let (top, isTopNegative) = try fractionPart()
        let (bottom, isBottomNegative) = try fractionPart()
        guard let value = top.value.divided(by: bottom.value) else { throw .undefined }
        return LaTeXFraction(
            top: top, bottom: bottom, isSigned: isTopNegative || isBottomNegative,
            value: isTopNegative != isBottomNegative ? value.negated : value)
    }

    /// `{literal}` with an optional sign, or a single digit.
    private mutating func fractionPart() throws(Failure) -> (NumberLiteral, isNegative: Bool) {
        skipSpaces()
        guard at < end else { throw .notANumber }
        if PlainNotation.isDigit(bytes[at]) {
            at += 1
            return (NumberLiteral(digit: bytes[at - 1]), false)
        }
        guard take(UInt8(ascii: "{")) else { throw .notANumber }
        skipSpaces()
        let isNegative = sign()
        skipSpaces()
        let literal = try literal()
        skipSpaces()
        // A comma in a fraction's part that is no separator of thousands is not worth a guess.
        guard take(UInt8(ascii: "}")), !literal.usesDecimalComma, !literal.endsInPoint else { throw .notANumber }
        return (literal, isNegative)
    }

    private mutating func percent() -> Bool {
        let start = at
        skipSpaces()
        if take(UInt8(ascii: "%")) { return true }
        for word in ["percent", "per cent", "pct"] as [StaticString] where next(isWord: word) {
            at += word.utf8CodeUnitCount
            return true
        }
        at = start
        return false
    }
}

extension NumberReader {
    mutating func sign() -> Bool {
        if take(UInt8(ascii: "-")) { return true }
        _ = take(UInt8(ascii: "+"))
        return false
    }

    mutating func skipSpaces() { while at < end, bytes[at] == UInt8(ascii: " ") { at += 1 } }

    mutating func take(_ byte: UInt8) -> Bool {
        guard at < end, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    func next(is word: StaticString) -> Bool { matches(word, foldingCase: false) }

    /// Whether a word follows, in either case, with no letter behind it.
    func next(isWord word: StaticString) -> Bool {
        let after = at + word.utf8CodeUnitCount
        return matches(word, foldingCase: true) && (after >= end || !PlainNotation.isLetter(bytes[after]))
    }

    private func matches(_ word: StaticString, foldingCase: Bool) -> Bool {
        guard end - at >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { letters in
            for index in 0..<letters.count {
                let byte = bytes[at + index]
                guard byte == letters[index] || (foldingCase && byte | 0x20 == letters[index]) else { return false }
            }
            return true
        }
    }
}
