/// A numeral in Chinese characters, or in digits and Chinese units, found at some place of a text.
struct ChineseNumeral {
    /// What it says.
    enum Result {
        case number(DecimalNumber)
        case flaw(NumeralFlaw)
    }

    let result: Result
    /// The offset after it.
    let end: Int

    /// Reads the numeral that starts with a Chinese character at an offset; nil where there is none.
    ///
    /// - Complexity: O(length of the numeral).
    static func read(_ scalars: [UInt32], at start: Int) -> ChineseNumeral? {
        var parser = ChineseNumeralParser(scalars, at: start)
        return parser.parse()
    }

    /// Reads on from a number in digits: `3万5千`, `10多`, `3分之1`; nil where nothing Chinese belongs to it.
    ///
    /// - Complexity: O(length of the numeral).
    static func read(_ scalars: [UInt32], after literal: DecimalLiteral) -> ChineseNumeral? {
        var next = literal.end
        if next + 1 < scalars.count, scalars[next] == 0x20 { next += 1 }
        guard next < scalars.count, ScalarClass.isIdeograph(scalars[next]) else { return nil }
        var parser = ChineseNumeralParser(scalars, at: next, coefficient: literal.number)
        guard let numeral = parser.parse(), numeral.end > next else { return nil }
        return numeral
    }
}
