import AssayText

/// What follows the digits of a number: scales, a percent sign, a currency or a unit, an approximator.
struct NumberSuffix {
    /// The power of ten the scales make.
    let scale: Int
    let isPercent: Bool

    /// A unit longer than this is none.
    private static let maxUnitScalars = 40

    /// Reads everything from an offset on; nil where something stands there that is in no closed list.
    static func read(_ scalars: [UInt32], at start: Int) -> NumberSuffix? {
        guard scalars.count - start <= 200 else { return nil }
        var rest = trimmed(scalars[start...])
        if let length = suffix(of: ChartWords.laterApproximators, in: rest) { rest = trimmed(rest.dropLast(length)) }
        var scale = 0
        for _ in 0..<4 {
            if rest.isEmpty || isUnit(rest) { break }
            guard let (power, length) = scaleWord(rest) else { break }
            scale += power
            rest = trimmed(rest.dropFirst(length))
        }
        var isPercent = false
        if let length = prefix(of: ChartWords.percents, in: Array(rest), at: 0) {
            isPercent = true
            rest = trimmed(rest.dropFirst(length))
        }
        guard rest.isEmpty || !isPercent && isUnit(rest) else { return nil }
        return NumberSuffix(scale: scale, isPercent: isPercent)
    }

    /// The number a core and its suffix make.
    func applied(to core: NumberCore) -> ChartNumber {
        ChartNumber(
            core.numerator.scaled(byTenTo: scale), over: core.denominator, isPercent: isPercent,
            isGrouped: core.isGrouped)
    }

    /// Whether the whole of it is one unit or currency.
    private static func isUnit(_ rest: ArraySlice<UInt32>) -> Bool {
        guard rest.count <= maxUnitScalars else { return false }
        let text = ChartScalars.string(rest)
        if ChartWords.exactUnits.contains(text) { return true }
        if ChartWords.units.contains(UnicodeText.caseFolded(UnicodeText.collapsedWhiteSpace(text))) { return true }
        return prefix(of: ChartWords.currencies, in: Array(rest), at: 0) == rest.count
    }

    /// A scale at the start, as its power of ten and its length.
    private static func scaleWord(_ rest: ArraySlice<UInt32>) -> (power: Int, length: Int)? {
        guard let first = rest.first else { return nil }
        let word = ChartScalars.isLetter(first) ? rest.prefix(while: ChartScalars.isLetter) : rest.prefix(1)
        guard word.count <= 10 else { return nil }
        let text = ChartScalars.string(word)
        guard let power = ChartWords.exactScales[text] ?? ChartWords.scales[UnicodeText.caseFolded(text)] else {
            return nil
        }
        return (power, word.count)
    }

    private static func trimmed(_ rest: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        var rest = rest.drop(while: ChartScalars.isSpace)
        while let last = rest.last, ChartScalars.isSpace(last) { rest.removeLast() }
        return rest
    }

    /// The length of the first phrase of a list that stands at an offset, in any case, and is not part of a word.
    static func prefix(of list: [[UInt32]], in scalars: [UInt32], at start: Int) -> Int? {
        for phrase in list where start + phrase.count <= scalars.count {
            var isEqual = true
            for index in phrase.indices where lower(scalars[start + index]) != phrase[index] {
                isEqual = false
                break
            }
            guard isEqual else { continue }
            let end = start + phrase.count
            if let last = phrase.last, ChartScalars.isLetter(last), end < scalars.count,
                ChartScalars.isLetter(scalars[end])
            {
                continue
            }
            return phrase.count
        }
        return nil
    }

    /// The length of the first phrase of a list that a text ends in, in any case, and that is not part of a word.
    static func suffix(of list: [[UInt32]], in rest: ArraySlice<UInt32>) -> Int? {
        for phrase in list where phrase.count <= rest.count {
            let start = rest.endIndex - phrase.count
            guard rest[start...].lazy.map(lower).elementsEqual(phrase) else { continue }
            if ChartScalars.isLetter(phrase[0]), start > rest.startIndex, ChartScalars.isLetter(rest[start - 1]) {
                continue
            }
            return phrase.count
        }
        return nil
    }

    private static func lower(_ value: UInt32) -> UInt32 { value &- 0x41 < 26 ? value | 0x20 : value }
}
