import AssayText

/// Reads a year: one to four digits without groups, and the few words that may stand beside them.
enum ChartYear {
    private static let leads = ["in the year", "the year", "in year", "year", "in", "公元", "西元", "在"]
    private static let tails = ["年度", "年份", "年", "ad", "ce", "a.d.", "c.e."]

    /// The year a text names; nil where it names none: `2,010`, `'10`, `FY2010`, `2010-2011`.
    ///
    /// - Complexity: O(n).
    static func read(_ text: String) -> Int? {
        let bare = AnswerWrappers.stripped(text)
        guard bare.utf8.count <= 64, let scalars = ChartScalars.folded(bare) else { return nil }
        var rest = UnicodeText.caseFolded(ChartScalars.string(scalars))
        if let lead = leads.first(where: { rest.utf8.starts(with: $0.utf8) }) {
            rest = UnicodeText.trimmed(String(decoding: rest.utf8.dropFirst(lead.utf8.count), as: UTF8.self))
        }
        if let tail = tails.first(where: { rest.utf8.reversed().starts(with: $0.utf8.reversed()) }) {
            rest = UnicodeText.trimmed(String(decoding: rest.utf8.dropLast(tail.utf8.count), as: UTF8.self))
        }
        let values = rest.unicodeScalars.map(\.value)
        guard let first = values.first else { return nil }
        if ChartScalars.isDigit(first) {
            guard let literal = DecimalLiteral.read(values, at: 0), literal.end == values.count, !literal.isGrouped
            else { return nil }
            return year(literal.number)
        }
        guard let whole = NumberText(rest).whole, whole.form == .chinese else { return nil }
        return year(whole.number)
    }

    /// The number as a year, 1…9999, or nil.
    private static func year(_ number: DecimalNumber) -> Int? {
        guard number.isInteger, !number.isNegative, !number.isZero, number.integerDigits <= 4 else { return nil }
        return Int(number.text(maxDigits: 4))
    }
}
