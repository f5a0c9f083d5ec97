/// Reads a text that is one quantity and nothing else: a label, a number, a unit.
public enum QuantityReader {
    /// The quantity, a bare number too; nil where the text is none.
    ///
    /// - Complexity: O(n), for at most ``QuantityLimits/maxBytes`` bytes and ``QuantityLimits/maxSplits`` places between number
    ///   and unit.
    public static func read(_ text: String) -> Quantity? {
        guard text.utf8.count <= QuantityLimits.maxBytes * 4 else { return nil }
        let source = text.utf8Span.span
        var hasRomanUnit = false
        let notation: PlainNotation
        switch LastBox(in: source) {
        case .none: notation = PlainNotation(source)
        case .content(let range): notation = PlainNotation(source.extracting(range))
        case .list, .unclosed: return nil
        }
        for command in ["\\mathrm", "\\text", "\\rm", "\\si", "\\,", "\\ "] where text.contains(command) {
            hasRomanUnit = true
        }
        guard notation.bytes.count <= QuantityLimits.maxBytes, !notation.isUnbalanced, !notation.isTooDeep else {
            return nil
        }
        let bytes = AnswerPhrase.stripped(withoutDollars(notation.bytes))
        return read(QuantityWords.digitsForWord(bytes), hasRomanUnit: hasRomanUnit)
    }

    /// Delimiters of mathematics go; a single dollar is money, and stays.
    private static func withoutDollars(_ bytes: [UInt8]) -> [UInt8] {
        let dollar = UInt8(ascii: "$")
        var count = 0
        for (index, byte) in bytes.enumerated()
        where byte == dollar && (index == 0 || bytes[index - 1] != UInt8(ascii: "\\")) {
            count += 1
        }
        guard count > 0, count.isMultiple(of: 2) else { return bytes }
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == dollar, index == 0 || bytes[index - 1] != UInt8(ascii: "\\") { continue }
            result.append(byte)
        }
        return result
    }

    private static func read(_ bytes: [UInt8], hasRomanUnit: Bool) -> Quantity? {
        var frame = AnswerFrame(bytes)
        var label: AnswerLabel?
        var name: String?
        var isDifference = false
        let trimmed = frame.range
        for delta in ["\\Delta ", "\\Delta", "Δ", "\\triangle "] where bytes[trimmed].starts(with: delta.utf8) {
            isDifference = true
            frame.advance(to: trimmed.lowerBound + delta.utf8.count)
            break
        }
        if let read = AnswerLabel.read(bytes, in: frame.range) {
            label = read.label
            frame.advance(to: read.end)
        } else if let (word, end) = QuantityWords.label(bytes, in: frame.range) {
            name = word
            frame.advance(to: end)
        } else if isDifference {
            return nil
        }
        while let end = QuantityWords.approximatorEnd(bytes, in: frame.range) { frame.advance(to: end) }
        let composite = CompositeQuantity.parts(bytes, frame.range).flatMap { (parts) -> Quantity? in
            let quantities = parts.compactMap { split($0, Self.trimmed($0), label: label, hasRomanUnit: true) }
            return quantities.count == parts.count ? CompositeQuantity.sum(quantities) : nil
        }
        guard
            var quantity = composite ?? split(bytes, frame.range, label: label, hasRomanUnit: hasRomanUnit)
        else { return nil }
        quantity.isDifference = isDifference
        quantity.name = name
        return quantity
    }

    private static func trimmed(_ bytes: [UInt8]) -> Range<Int> {
        var range = bytes.indices
        while let last = range.last, bytes[last] == UInt8(ascii: " ") { range.removeLast() }
        return range
    }

    /// Tries the places where a number may end; the first whose rest is a unit counts.
    private static func split(
        _ bytes: [UInt8], _ range: Range<Int>, label: AnswerLabel?, hasRomanUnit: Bool
    ) -> Quantity? {
        var tries = 0
        for place in range where place > range.lowerBound || isSymbolStart(bytes, place, range) {
            guard tries < QuantityLimits.maxSplits else { return nil }
            guard place == range.lowerBound || endsValue(bytes[place - 1], bytes, place) else { continue }
            var start = place
            while start < range.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
            guard start < range.upperBound, startsUnit(bytes, start, range) else { continue }
            tries += 1
            let units = UnitParser.readings(of: bytes, in: start..<range.upperBound)
            guard !units.isEmpty else { continue }
            guard
                let figure = QuantityFigure(
                    bytes, range.lowerBound..<place, allowsEmpty: units.allSatisfy { !$0.hasUnits })
            else { continue }
            let text = String(decoding: bytes[start..<range.upperBound], as: UTF8.self)
            return Quantity(
                number: figure.number, piPower: figure.piPower, uncertainty: figure.uncertainty, units: units,
                isWeak: start == place && !hasRomanUnit && QuantityWords.isVariable(text) && !figure.number.hasPoint,
                label: label, unitText: text)
        }
        return QuantityFigure(bytes, range, allowsEmpty: false).map {
            Quantity(number: $0.number, piPower: $0.piPower, uncertainty: $0.uncertainty, label: label, unitText: "")
        }
    }

    /// A constant may stand without a number: `c`, `N_A`.
    private static func isSymbolStart(_ bytes: [UInt8], _ place: Int, _ range: Range<Int>) -> Bool {
        PlainNotation.isLetter(bytes[place]) || bytes[place] == UInt8(ascii: "\\") || bytes[place] >= 0x80
    }

    private static func endsValue(_ byte: UInt8, _ bytes: [UInt8], _ place: Int) -> Bool {
        if PlainNotation.isDigit(byte) || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")")
            || byte == UInt8(ascii: ".")
        {
            return true
        }
        if byte == UInt8(ascii: " ") { return false }
        return place >= 3 && bytes[(place - 3)..<place].elementsEqual("\\pi".utf8)
    }

    private static func startsUnit(_ bytes: [UInt8], _ start: Int, _ range: Range<Int>) -> Bool {
        let byte = bytes[start]
        if byte == UInt8(ascii: "^") {
            return bytes[start..<range.upperBound].starts(with: "^\\circ".utf8)
                || bytes[start..<range.upperBound].starts(with: "^{\\circ}".utf8)
        }
        return PlainNotation.isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "$")
    }
}
