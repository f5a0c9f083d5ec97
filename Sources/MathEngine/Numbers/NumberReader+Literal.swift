extension NumberReader {
    /// Digits, grouped in threes or not, with a point or a decimal comma: `1,234.5`, `1 000`, `.5`, `1000,99`.
    ///
    /// Groups of three are thousands unless the first is 0 (STEM 11). A literal with a leading zero, such as `007` or
    /// `0101`, is a code, not a number.
    mutating func literal() throws(Failure) -> NumberLiteral {
        let start = at
        var hasSpaces = false
        let leading = digits()
        if leading > 1, bytes[start] == UInt8(ascii: "0") { throw .notANumber }
        var isGrouped = false
        if (1...3).contains(leading), bytes[start] != UInt8(ascii: "0") {
            for separator in [UInt8(ascii: ","), UInt8(ascii: " ")] where isGroup(behind: separator) {
                while isGroup(behind: separator) { at += 4 }
                (isGrouped, hasSpaces) = (true, separator == UInt8(ascii: " "))
                break
            }
        }
        var decimals = 0
        var hasPoint = false
        var usesDecimalComma = false
        if at < end, bytes[at] == UInt8(ascii: "."), !next(is: "...") {
            at += 1
            hasPoint = true
            decimals = digits()
        } else if !isGrouped, leading > 0, at + 1 < end, bytes[at] == UInt8(ascii: ","),
            PlainNotation.isDigit(bytes[at + 1])
        {
            at += 1
            usesDecimalComma = true
            decimals = digits()
        }
        guard leading > 0 || decimals > 0 else { throw .notANumber }
        return literal(
            start..<at, decimals: decimals, hasPoint: hasPoint, usesDecimalComma: usesDecimalComma,
            hasSpaces: hasSpaces)
    }

    private func literal(
        _ range: Range<Int>, decimals: Int, hasPoint: Bool, usesDecimalComma: Bool, hasSpaces: Bool
    ) -> NumberLiteral {
        var short: UInt64 = 0
        var count = 0
        var significant = 0
        for index in range where PlainNotation.isDigit(bytes[index]) {
            let digit = bytes[index] &- 0x30
            if significant > 0 || digit != 0 { significant += 1 }
            // Eighteen digits fit; beyond that the long way reads them again.
            if significant <= 18 { short = short * 10 + UInt64(digit) }
            count += 1
        }
        let natural: Natural =
            significant <= 18
            ? .small(short) : Natural(digits: bytes[range].lazy.filter { PlainNotation.isDigit($0) })
        return NumberLiteral(
            natural: natural, decimals: decimals, hasPoint: hasPoint, usesDecimalComma: usesDecimalComma,
            hasSpaces: hasSpaces, endsInPoint: hasPoint && decimals == 0, significantDigits: significant)
    }

    /// Passes digits and tells how many there were.
    private mutating func digits() -> Int {
        let start = at
        while at < end, PlainNotation.isDigit(bytes[at]) { at += 1 }
        return at - start
    }

    /// Whether a separator and exactly three digits follow.
    private func isGroup(behind separator: UInt8) -> Bool {
        guard at + 3 < end, bytes[at] == separator else { return false }
        for index in (at + 1)...(at + 3) where !PlainNotation.isDigit(bytes[index]) { return false }
        return at + 4 >= end || !PlainNotation.isDigit(bytes[at + 4])
    }

    /// A power of ten behind a literal: `e-4`, `\times10^{3}`, `\cdot 10^3`, or the literal `10` raised itself.
    mutating func scientificTail(_ literal: NumberLiteral) throws(Failure) -> UnsignedNumber {
        if take(UInt8(ascii: "^")) {
            guard literal.natural == .small(10), literal.isPlainInteger else { throw .notANumber }
            return UnsignedNumber(NumberLiteral(digit: 0x31), exponent: try powerOfTen(), isScientific: true)
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            return UnsignedNumber(literal, exponent: try exponent(), isScientific: true)
        }
        let start = at
        skipSpaces()
        guard timesSign() else {
            at = start
            return UnsignedNumber(literal, exponent: 0, isScientific: false)
        }
        skipSpaces()
        guard next(is: "10^") else { throw .notANumber }
        at += 3
        return UnsignedNumber(literal, exponent: try powerOfTen(), isScientific: true)
    }

    private mutating func timesSign() -> Bool {
        for sign in ["\\times", "\\cdot", "*", "x", "X"] as [StaticString] where next(is: sign) {
            at += sign.utf8CodeUnitCount
            return true
        }
        return false
    }

    /// What stands behind `10^`: an integer, in braces or round brackets or bare.
    private mutating func powerOfTen() throws(Failure) -> Int {
        let closing: UInt8? =
            take(UInt8(ascii: "{")) ? UInt8(ascii: "}") : take(UInt8(ascii: "(")) ? UInt8(ascii: ")") : nil
        if closing != nil { skipSpaces() }
        let value = try exponent()
        if let closing {
            skipSpaces()
            guard take(closing) else { throw .notANumber }
        }
        return value
    }

    private mutating func exponent() throws(Failure) -> Int {
        let isNegative = sign()
        let start = at
        let count = digits()
        var value = 0
        for index in start..<at {
            value = value * 10 + Int(bytes[index] &- 0x30)
            guard value <= NumberLimits.maxExponent else { throw .notANumber }
        }
        guard count > 0 else { throw .notANumber }
        return isNegative ? -value : value
    }

    /// `0.1\overline{6}` or `0.333...`; nil where neither follows.
    mutating func repeatingTail(_ literal: NumberLiteral) throws(Failure) -> UnsignedNumber? {
        for bar in ["\\overline", "\\bar"] as [StaticString] where next(is: bar) {
            at += bar.utf8CodeUnitCount
            let hasBraces = take(UInt8(ascii: "{"))
            let start = at
            let count = hasBraces ? digits() : takeDigit()
            guard count > 0, !hasBraces || take(UInt8(ascii: "}")) else { throw .notANumber }
            let block = Natural(digits: bytes[start..<(start + count)])
            return repeating(literal.natural, decimals: literal.decimals, block, length: count)
        }
        guard next(is: "..."), literal.decimals > 0 else { return nil }
        guard let length = period(decimals: literal.decimals) else { throw .notANumber }
        let block = Natural(digits: bytes[(at - length)..<at])
        at += 3
        return repeating(literal.natural, decimals: literal.decimals, block, length: length)
    }

    private mutating func takeDigit() -> Int {
        guard at < end, PlainNotation.isDigit(bytes[at]) else { return 0 }
        at += 1
        return 1
    }

    /// The length of the block that repeats at the end of the decimals before an ellipsis: one digit three times, or
    /// the whole of the decimals two times over. Anything else, `3.14...`, is no exact number.
    private func period(decimals: Int) -> Int? {
        let start = at - decimals
        if decimals >= 3, bytes[at - 1] == bytes[at - 2], bytes[at - 2] == bytes[at - 3] {
            // `2.000...` is a rounded number more often than a two.
            return bytes[at - 1] == UInt8(ascii: "0") ? nil : 1
        }
        guard decimals >= 4 else { return nil }
        for length in 2...min(decimals / 2, 16)
        where (start..<(at - length)).allSatisfy({ bytes[$0] == bytes[$0 + length] }) {
            return length
        }
        return nil
    }

    /// digits.decimals followed by a block for ever: (digits × (10^length − 1) + block) / ((10^length − 1) × 10^decimals).
    private func repeating(_ digits: Natural, decimals: Int, _ block: Natural, length: Int) -> UnsignedNumber {
        let nines = Natural.one.scaled(twos: length, fives: length).distance(to: .one)
        let value = ExactNumber(negative: false, digits * nines + block, over: nines, exponent: -decimals)
        return UnsignedNumber(repeating: value)
    }
}
