extension ExpressionParser {
    /// A numeral: digits in groups or not, a point, a period, a power of ten, a base, or a mixed number.
    mutating func numeral() throws(Failure) -> NodeIndex {
        let start = at
        if let based = try letteredNumeral() { return based }
        var head: [UInt8] = []
        takeDigits(into: &head)
        if head.count > 1, head[0] == UInt8(ascii: "0") { throw .notAnExpression }
        if (1...3).contains(head.count), head[0] != UInt8(ascii: "0") { takeGroups(into: &head) }
        var fractionDigits = 0
        var hasPoint = false
        if at < end, bytes[at] == UInt8(ascii: "."), !isEllipsis(at) {
            at += 1
            hasPoint = true
            let whole = head.count
            takeDigits(into: &head)
            fractionDigits = head.count - whole
        }
        guard !head.isEmpty else { throw .notAnExpression }
        if hasPoint, let repeating = try period(head, fractionDigits) { return repeating }
        guard fractionDigits > 0 || !hasPoint else { throw .notAnExpression }
        if !hasPoint, let based = try inBase(start..<at) { return based }
        let exponent = takeExponent()
        let value = arena.numeral(digits: head, fractionDigits: fractionDigits, exponent: exponent)
        guard !hasPoint, exponent == 0 else { return value }
        return try mixed(value) ?? value
    }

    private mutating func takeDigits(into digits: inout [UInt8]) {
        while at < end, PlainNotation.isDigit(bytes[at]) {
            digits.append(bytes[at])
            at += 1
        }
    }

    private mutating func takeGroups(into digits: inout [UInt8]) {
        let separators = groupsByComma ? [UInt8(ascii: ","), UInt8(ascii: " ")] : [UInt8(ascii: " ")]
        for separator in separators where isGroup(behind: separator) {
            while isGroup(behind: separator) {
                digits.append(contentsOf: bytes[(at + 1)...(at + 3)])
                at += 4
            }
            // `1 234/567` is a fraction or a mixed number: nobody can tell.
            if separator == UInt8(ascii: " "), at < end, bytes[at] == UInt8(ascii: "/") { digits = [] }
            return
        }
    }

    private func isGroup(behind separator: UInt8) -> Bool {
        guard at + 3 < end, bytes[at] == separator else { return false }
        return isDigit(at + 1) && isDigit(at + 2) && isDigit(at + 3) && !isDigit(at + 4)
    }

    func isEllipsis(_ index: Int) -> Bool {
        index + 2 < end && bytes[index] == UInt8(ascii: ".") && bytes[index + 1] == UInt8(ascii: ".")
    }

    /// `e-4` or `E3`, tight behind the digits.
    private mutating func takeExponent() -> Int {
        guard at < end, bytes[at] | 0x20 == UInt8(ascii: "e") else { return 0 }
        var index = at + 1
        var isNegative = false
        if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        guard isDigit(index) else { return 0 }
        var value = 0
        while isDigit(index) {
            value = min(value * 10 + Int(bytes[index] & 0x0F), 1_000_000_000)
            index += 1
        }
        at = index
        return isNegative ? -value : value
    }

    /// `0.1\overline{6}` and `0.333...`.
    private mutating func period(_ head: [UInt8], _ fractionDigits: Int) throws(Failure) -> NodeIndex? {
        if takeCommand("overline") || takeCommand("dot") {
            let isGroup = take(UInt8(ascii: "{"))
            var block: [UInt8] = []
            if isGroup {
                takeDigits(into: &block)
                guard take(UInt8(ascii: "}")) else { throw .notAnExpression }
            } else if isDigit(at) {
                block = [bytes[at]]
                at += 1
            }
            guard !block.isEmpty else { throw .notAnExpression }
            return arena.repeatingDecimal(digits: head, fractionDigits: fractionDigits, period: block)
        }
        guard isEllipsis(at), fractionDigits > 0 else { return nil }
        let fraction = Array(head.suffix(fractionDigits))
        guard let length = Self.periodLength(fraction) else { throw .notAnExpression }
        while at < end, bytes[at] == UInt8(ascii: ".") { at += 1 }
        return arena.repeatingDecimal(digits: head, fractionDigits: fractionDigits, period: fraction.suffix(length))
    }

    /// One digit three times at the end, or all the decimals two times over.
    private static func periodLength(_ fraction: [UInt8]) -> Int? {
        let count = fraction.count
        if count >= 3, let last = fraction.last, fraction[count - 2] == last, fraction[count - 3] == last {
            return last == UInt8(ascii: "0") ? nil : 1
        }
        guard count >= 4 else { return nil }
        return (2...min(count / 2, 16)).first { length in
            (0..<(count - length)).allSatisfy { fraction[$0] == fraction[$0 + length] }
        }
    }

    /// `204_5`: the digits behind are valued in that base; nil where no base follows.
    private mutating func inBase(_ digits: Range<Int>) throws(Failure) -> NodeIndex? {
        guard at < end, bytes[at] == UInt8(ascii: "_") else { return nil }
        at += 1
        let isGroup = take(UInt8(ascii: "{"))
        guard let base = takeBase(), !isGroup || take(UInt8(ascii: "}")) else { throw .notAnExpression }
        return try valued(digits, base: base)
    }

    /// A base in digits or as a word: `_{16}`, `_{\text{two}}`.
    private mutating func takeBase() -> Int? {
        var written: [UInt8] = []
        takeDigits(into: &written)
        if (1...2).contains(written.count) {
            let base = written.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
            return (2...36).contains(base) ? base : nil
        }
        let isText = takeCommand("text") && take(UInt8(ascii: "{"))
        for (word, base) in Self.baseWords where bytes[at..<end].starts(with: word.utf8) {
            at += word.utf8.count
            return !isText || take(UInt8(ascii: "}")) ? base : nil
        }
        return nil
    }

    private static let baseWords = [
        ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9),
        ("ten", 10), ("twelve", 12), ("sixteen", 16),
    ]

    /// Digits, and capitals behind 9, valued in a base.
    private func valued(_ digits: Range<Int>, base: Int) throws(Failure) -> NodeIndex {
        guard digits.count <= 200 else { throw .notAnExpression }
        var value = arena.integer(0)
        for byte in bytes[digits] {
            let digit = PlainNotation.isDigit(byte) ? Int(byte & 0x0F) : Int(byte) - 0x37
            guard (0..<base).contains(digit) else { throw .notAnExpression }
            value = arena.sum(arena.product(value, arena.integer(Int64(base))), arena.integer(Int64(digit)))
        }
        return value
    }

    /// `A3_{16}`, `1F_{16}`: two digits or more, a capital among them, and a base above ten; nil for anything else.
    mutating func letteredNumeral() throws(Failure) -> NodeIndex? {
        var last = at
        while last < end, isDigit(last) || bytes[last] &- 0x41 < 26 { last += 1 }
        let digits = at..<last
        guard digits.count > 1, last < end, bytes[last] == UInt8(ascii: "_"),
            bytes[digits].contains(where: { !PlainNotation.isDigit($0) })
        else { return nil }
        let start = at
        at = last + 1
        let isGroup = take(UInt8(ascii: "{"))
        guard let base = takeBase(), base > 10, !isGroup || take(UInt8(ascii: "}")),
            let value = try? valued(digits, base: base)
        else {
            at = start
            return nil
        }
        return value
    }

    /// `30^\circ 15' 20''`: minutes and seconds of arc behind degrees.
    mutating func minutes(behind degrees: NodeIndex) throws(Failure) -> NodeIndex {
        var (value, divisor) = (degrees, 60 as Int64)
        for primes in 1...2 {
            let start = at
            skipSpaces()
            guard isDigit(at) else {
                at = start
                break
            }
            var digits: [UInt8] = []
            takeDigits(into: &digits)
            var fraction = 0
            if at < end, bytes[at] == UInt8(ascii: "."), isDigit(at + 1) {
                at += 1
                let whole = digits.count
                takeDigits(into: &digits)
                fraction = digits.count - whole
            }
            skipSpaces()
            guard takePrimes(primes) else {
                at = start
                break
            }
            let part = arena.numeral(digits: digits, fractionDigits: fraction)
            value = arena.sum(value, arena.quotient(part, arena.integer(divisor)))
            divisor *= 60
        }
        return value
    }

    /// `'` or `^{\prime}`, once or twice.
    private mutating func takePrimes(_ count: Int) -> Bool {
        let start = at
        let isRaised = take(UInt8(ascii: "^"))
        let isGroup = isRaised && take(UInt8(ascii: "{"))
        for _ in 0..<count where !(isRaised ? takeCommand("prime") : take(UInt8(ascii: "'"))) {
            at = start
            return false
        }
        if isGroup, !take(UInt8(ascii: "}")) {
            at = start
            return false
        }
        return true
    }

    /// A proper fraction of whole numbers behind a whole number; nil where none follows.
    private mutating func mixed(_ whole: NodeIndex) throws(Failure) -> NodeIndex? {
        let start = at
        skipSpaces()
        if let name = command(at: at), matches("frac", name) {
            at = name.upperBound
            let top = try argument()
            let bottom = try argument()
            if isProper(top, bottom), let value = arena.smallValue(of: whole), value.numerator > 0 {
                return arena.sum(whole, arena.quotient(top, bottom))
            }
            at = start
            return nil
        }
        guard at > start, isDigit(at) else {
            at = start
            return nil
        }
        let top = try plainInteger()
        skipSpaces()
        guard take(UInt8(ascii: "/")) else { throw .notAnExpression }
        skipSpaces()
        let bottom = try plainInteger()
        guard isProper(top, bottom) else { throw .notAnExpression }
        return arena.sum(whole, arena.quotient(top, bottom))
    }

    private func isProper(_ top: NodeIndex, _ bottom: NodeIndex) -> Bool {
        guard let above = arena.smallValue(of: top), let below = arena.smallValue(of: bottom), above.isInteger,
            below.isInteger, above.numerator > 0
        else { return false }
        return arena.numeral(of: top) != nil && arena.numeral(of: bottom) != nil && above.numerator < below.numerator
    }

    private mutating func plainInteger() throws(Failure) -> NodeIndex {
        var digits: [UInt8] = []
        takeDigits(into: &digits)
        guard !digits.isEmpty else { throw .notAnExpression }
        return arena.numeral(digits: digits)
    }
}
