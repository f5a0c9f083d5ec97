/// A cardinal in English words, read from tokens: units, tens, hundreds and falling scales.
///
/// `cardinal := group {scale [,] [and] group} [scale]`, `group := 1…99 [hundred [[and] 1…99]]`.
struct EnglishCardinal {
    let number: DecimalNumber
    /// The index of the token after it.
    let end: Int
    /// Whether the last word is one of the tens, or larger, so that an ordinal may follow (`twenty-first`).
    let mayEndInOrdinal: Bool

    /// Reads the longest cardinal that starts at a token; nil where there is none.
    ///
    /// - Complexity: O(its words); scales fall, so there are less than thirty.
    static func read(_ tokens: NumberTokens, at start: Int) -> EnglishCardinal? {
        var total = DecimalNumber(0)
        var position = start
        var lastScale = Int.max
        var mayEndInOrdinal = false
        while let group = group(tokens, at: position, isFirst: position == start) {
            let next = tokens.next(group.end)
            if case .scale(let power) = tokens.meaning(next), power < lastScale {
                total = total.adding(DecimalNumber(group.value).scaled(byTenTo: power))
                lastScale = power
                mayEndInOrdinal = true
                position = next + 1
                // A comma may follow the scale: two thousand, four hundred.
                let hasComma = tokens[position]?.symbol == 0x2C
                let after = tokens.afterConjunction(hasComma ? position + 1 : position)
                if Self.group(tokens, at: after, isFirst: false) == nil { break }
                position = after
            } else {
                total = total.adding(DecimalNumber(group.value))
                mayEndInOrdinal = group.value % 10 == 0 && group.value >= 20
                position = group.end
                break
            }
        }
        if position == start {
            guard case .joined(let number) = tokens.meaning(start) else { return nil }
            return EnglishCardinal(number: number, end: start + 1, mayEndInOrdinal: false)
        }
        return EnglishCardinal(number: total, end: position, mayEndInOrdinal: mayEndInOrdinal)
    }

    /// A number below 10,000 without a scale word; a bare scale word or hundred counts as one of it at the start.
    private static func group(_ tokens: NumberTokens, at start: Int, isFirst: Bool) -> (value: Int, end: Int)? {
        switch tokens.meaning(start) {
        case .scale where isFirst: return (1, start)
        case .hundred where isFirst: return hundreds(tokens, 1, at: start)
        default: break
        }
        guard let below = belowHundred(tokens, at: start) else { return nil }
        if below.value > 0, tokens.meaning(tokens.next(below.end)) == .hundred {
            return hundreds(tokens, below.value, at: tokens.next(below.end))
        }
        return below
    }

    private static func hundreds(_ tokens: NumberTokens, _ count: Int, at hundred: Int) -> (value: Int, end: Int) {
        let next = tokens.afterConjunction(hundred + 1)
        guard let rest = belowHundred(tokens, at: next), rest.value > 0 else { return (count * 100, hundred + 1) }
        return (count * 100 + rest.value, rest.end)
    }

    private static func belowHundred(_ tokens: NumberTokens, at start: Int) -> (value: Int, end: Int)? {
        switch tokens.meaning(start) {
        case .unit(let value): return (value, start + 1)
        case .tens(let value):
            let next = tokens.next(start + 1)
            if case .unit(let unit) = tokens.meaning(next), (1...9).contains(unit) { return (value + unit, next + 1) }
            return (value, start + 1)
        default: return nil
        }
    }
}
