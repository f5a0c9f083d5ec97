import AssayText

/// Reads the one number a text is; whatever else stands in it makes it no number. Nothing is evaluated.
///
///     lead   := { approximator | sign | currency }
///     number := lead core suffix | lead "(" grouped ")" | lead words suffix
///
/// The core is ``NumberCore``'s, the suffix ``NumberSuffix``'s.
struct ChartNumberReader {
    private let scalars: [UInt32]
    private var position = 0
    private var isNegative = false
    private var hasApproximator = false
    private var hasCurrency = false

    /// Number words longer than this are none.
    private static let maxWordScalars = 1_000

    /// Reads a text with its wrappers on; nil where it is not one number.
    ///
    /// - Complexity: O(n).
    static func read(_ text: String) -> ChartNumber? {
        let inner = AnswerWrappers.stripped(text, keepsBrackets: true)
        if let number = readBare(inner) { return number }
        let bare = AnswerWrappers.stripped(text)
        return bare.utf8.count == inner.utf8.count ? nil : readBare(bare)
    }

    /// The value of a JSON number; nil where its exponent has more than six digits.
    static func readLiteral(_ literal: String) -> DecimalNumber? {
        guard let number = readBare(literal), number.denominator == DecimalNumber(1), !number.isPercent else {
            return nil
        }
        return number.numerator
    }

    private static func readBare(_ text: String) -> ChartNumber? {
        guard let scalars = ChartScalars.folded(text), !scalars.isEmpty else { return nil }
        var reader = ChartNumberReader(scalars)
        return reader.read()
    }

    private init(_ scalars: [UInt32]) { self.scalars = scalars }

    private mutating func read() -> ChartNumber? {
        while position < scalars.count, takeLead() {}
        guard position < scalars.count else { return nil }
        if let number = readAccounting() { return number }
        guard let number = readCore() ?? readWords() else { return nil }
        return isNegative ? number.negated : number
    }

    /// Takes one approximator, sign, currency or space; false where none stands here.
    private mutating func takeLead() -> Bool {
        if ChartScalars.isSpace(scalars[position]) {
            position += 1
            return true
        }
        if scalars[position] == 0x2B, !isNegative {
            // A plus sign may stand once, and before anything but another sign.
            let next = position + 1
            guard next < scalars.count, scalars[next] != 0x2B, scalars[next] != 0x2D else { return false }
            position = next
            return true
        }
        if !hasApproximator, let length = prefix(ChartWords.approximators) {
            hasApproximator = true
            position += length
            return true
        }
        if !isNegative, let length = prefix(ChartWords.negatives) {
            isNegative = true
            position += length
            return true
        }
        if !hasCurrency, let length = prefix(ChartWords.currencies) {
            hasCurrency = true
            position += length
            return true
        }
        return false
    }

    private func prefix(_ list: [[UInt32]]) -> Int? { NumberSuffix.prefix(of: list, in: scalars, at: position) }

    /// `(1,234)` and `($1,234.50)` are negative; `(5)` is no more than 5, and its brackets a wrapper.
    private func readAccounting() -> ChartNumber? {
        guard !isNegative, scalars[position] == 0x28, scalars.last == 0x29 else { return nil }
        var inner = ChartNumberReader(Array(scalars[(position + 1)..<(scalars.count - 1)]))
        while inner.position < inner.scalars.count, inner.takeLead() {}
        guard !inner.isNegative, let number = inner.readCore(), number.isGrouped else { return nil }
        return number.negated
    }

    private func readCore() -> ChartNumber? {
        guard let core = NumberCore.read(scalars, at: position),
            let suffix = NumberSuffix.read(scalars, at: core.end)
        else { return nil }
        return suffix.applied(to: core)
    }

    /// `forty-five`, `two thirds`, `三万五千`, `百分之十二`, each with a suffix.
    private func readWords() -> ChartNumber? {
        var rest = scalars[position...]
        guard rest.count <= Self.maxWordScalars else { return nil }
        var isPercent = false
        if rest.starts(with: [0x767E, 0x5206, 0x4E4B]) {
            rest = rest.dropFirst(3)
            isPercent = true
            if let first = rest.first, ChartScalars.isDigit(first) {
                guard let core = NumberCore.read(scalars, at: rest.startIndex), core.end == scalars.count else {
                    return nil
                }
                return NumberSuffix(scale: 0, isPercent: true).applied(to: core)
            }
        } else if let length = NumberSuffix.suffix(of: ChartWords.percents, in: rest) {
            rest = rest.dropLast(length)
            isPercent = true
            while let last = rest.last, ChartScalars.isSpace(last) { rest.removeLast() }
        }
        let text = ChartScalars.string(rest)
        if let (numerator, denominator) = ChartWords.fractions[UnicodeText.caseFolded(text)] {
            return ChartNumber(DecimalNumber(numerator), over: DecimalNumber(denominator), isPercent: isPercent)
        }
        let words = NumberText(text)
        guard let token = words.tokens.first, token.range.lowerBound == 0, let number = token.number,
            token.form != .digits, let suffix = NumberSuffix.read(words.scalars, at: token.range.upperBound),
            !(isPercent && suffix.isPercent)
        else { return nil }
        let whole = NumberSuffix(scale: suffix.scale, isPercent: isPercent || suffix.isPercent)
        return whole.applied(to: NumberCore(number))
    }
}
