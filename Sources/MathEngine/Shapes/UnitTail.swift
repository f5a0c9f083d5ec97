/// The unit or the noun behind a number.
enum UnitTail {
    /// Words behind a number that change what it is, so that they are no unit.
    private static let tellingWords: Set<String> = [
        "or", "and", "not", "to", "than", "million", "billion", "trillion", "thousand", "hundred", "dozen", "half",
        "point",
        "over", "plus", "minus", "times", "squared", "cubed", "factorial", "if", "when", "where", "for", "but", "is",
        "are", "mod", "modulo", "base", "less", "more", "at", "least", "most", "about", "approximately", "otherwise",
        "except", "unless", "either", "neither", "nor", "only", "percent", "pairs", "halves", "thirds", "tenths",
    ]

    /// Units that are written behind a space in plain text though they are short.
    private static let shortUnits: Set<String> = [
        "cm", "mm", "km", "dm", "nm", "kg", "mg", "lb", "lbs", "oz", "ft", "yd", "mi", "ml", "hr", "hrs", "min", "sec",
        "ms",
        "pa", "kpa", "hz", "mol", "rad", "deg", "mph", "kmh", "cm^{2}", "cm^{3}", "km^{2}", "mm^{2}", "ft^{2}", "cm^2",
        "cm^3", "m^2", "m^3", "m^{2}", "m^{3}", "sq", "cents", "day", "yr", "usd", "kj", "kw", "kn", "mn",
    ]

    /// Splits a number from the unit behind it: `5.8 \text{ cm}`, `125 miles`, `40厘米`, `15\text{ cm}^{2}`.
    ///
    /// The unit is given without `\text`, braces and spaces around it. Nil where nothing of the kind stands there.
    static func split(_ bytes: [UInt8], _ range: Range<Int>, readsUnits: Bool = false) -> (Range<Int>, [UInt8])? {
        guard let start = start(bytes, range), start > range.lowerBound, start < range.upperBound else { return nil }
        var rest = range.lowerBound..<start
        let hasSpace = bytes[start - 1] == UInt8(ascii: " ")
        while let last = rest.last, bytes[last] == UInt8(ascii: " ") { rest.removeLast() }
        let tail = bytes[start..<range.upperBound]
        var unit: [UInt8] = []
        var index = tail.startIndex
        while index < tail.endIndex {
            if tail[index...].starts(with: "\\text{".utf8) {
                index += 6
                continue
            }
            // Braces of an exponent go with those of the text.
            if tail[index] != UInt8(ascii: "}"), tail[index] != UInt8(ascii: "{") { unit.append(tail[index]) }
            index += 1
        }
        while unit.last == UInt8(ascii: " ") { unit.removeLast() }
        while unit.first == UInt8(ascii: " ") { unit.removeFirst() }
        guard !unit.isEmpty, unit.count <= 40,
            isUnit(unit, isPlain: !tail.starts(with: "\\text{".utf8), hasSpace: hasSpace)
                || (readsUnits && hasSpace && isTabled(unit))
        else { return nil }
        return (rest, ComparableText.bytes(of: unit, in: 0..<unit.count))
    }

    /// Where the unit starts: at the first `\text`, ideograph, or word behind a space, behind a number alone.
    private static func start(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte >= 0x80 { return index }
            if byte == UInt8(ascii: "\\") {
                if bytes[index..<range.upperBound].starts(with: "\\text{".utf8) { return index }
                index += 1
                while index < range.upperBound, PlainNotation.isLetter(bytes[index]) { index += 1 }
                continue
            }
            if PlainNotation.isLetter(byte) { return index }
            index += 1
        }
        return nil
    }

    /// Whether a text without spaces is a unit of the tables and no constant.
    private static func isTabled(_ unit: [UInt8]) -> Bool {
        !unit.contains(UInt8(ascii: " "))
            && UnitParser.readings(of: unit, in: unit.indices).contains { !$0.hasConstantSymbol }
    }

    private static func isUnit(_ unit: [UInt8], isPlain: Bool, hasSpace: Bool) -> Bool {
        // A digit is an exponent, never another number.
        guard unit.allSatisfy({ $0 >= 0x80 || PlainNotation.isLetterOrDigit($0) || " ^/-*.()".utf8.contains($0) })
        else { return false }
        let words = ShapeScanner.folded(unit).split(separator: " ").map(String.init)
        guard words.count <= 4, !words.contains(where: tellingWords.contains) else { return false }
        if !isPlain { return words != ["e"] && words != ["i"] }
        if hasSpace, words.count == 1, shortUnits.contains(words[0]) { return true }
        if unit.contains(where: { $0 >= 0x80 }) { return !unit.contains(where: PlainNotation.isDigit) }
        // One letter in plain text is a symbol; a word behind a space is a unit.
        return hasSpace && words.allSatisfy { $0.utf8.allSatisfy(PlainNotation.isLetter) }
            && words.contains { $0.utf8.count > 3 }
    }
}
