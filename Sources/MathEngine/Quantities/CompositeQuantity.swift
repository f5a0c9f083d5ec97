/// A quantity in several parts of one dimension: `5 ft 3 in`, `1 h 30 min`, `30°15'`, 1小时30分.
enum CompositeQuantity {
    /// The texts of the parts, in order; nil where there are not two to ``QuantityLimits/maxParts`` of them.
    ///
    /// A part ends where digits follow a unit: behind a space, an ideograph, or a sign of arc. Minutes and seconds of arc are
    /// given their names, for `'` is one only behind degrees.
    /// - Complexity: O(n).
    static func parts(_ bytes: [UInt8], _ range: Range<Int>) -> [[UInt8]]? {
        guard let first = range.first, PlainNotation.isDigit(bytes[first]) else { return nil }
        var parts: [[UInt8]] = []
        var start = first
        for index in range.dropFirst() where PlainNotation.isDigit(bytes[index]) && endsUnit(bytes, index, start) {
            parts.append(Array(bytes[start..<index]))
            start = index
            guard parts.count < QuantityLimits.maxParts else { return nil }
        }
        parts.append(Array(bytes[start..<range.upperBound]))
        guard parts.count > 1 else { return nil }
        return ofArc(parts) ?? parts
    }

    private static func endsUnit(_ bytes: [UInt8], _ index: Int, _ start: Int) -> Bool {
        var last = index - 1
        while last > start, bytes[last] == UInt8(ascii: " ") { last -= 1 }
        let byte = bytes[last]
        if byte == UInt8(ascii: "'") { return true }
        if bytes[start...last].suffix(6).ends(in: "\\circ}") || bytes[start...last].suffix(5).ends(in: "\\circ") {
            return true
        }
        if byte >= 0x80 { return true }
        return last < index - 1 && PlainNotation.isLetter(byte)
    }

    /// Degrees with their minutes and seconds; nil for anything else.
    private static func ofArc(_ parts: [[UInt8]]) -> [[UInt8]]? {
        guard let first = parts.first, first.contains(UInt8(ascii: "\\")) || first.contains(0xB0) else { return nil }
        var result = [first]
        for (part, (mark, name)) in zip(parts.dropFirst(), [("'", " arcmin"), ("''", " arcsec")]) {
            var text = part
            while text.last == UInt8(ascii: " ") { text.removeLast() }
            let primed = String(decoding: text, as: UTF8.self).replacingPrimes
            guard primed.hasSuffix(mark), primed.dropLast(mark.utf8.count).allSatisfy({ $0.isNumber || $0 == "." })
            else {
                return nil
            }
            result.append(Array((primed.dropLast(mark.utf8.count) + name).utf8))
        }
        return result.count == parts.count ? result : nil
    }

    /// The sum of parts that are quantities of one dimension, each unit smaller than the one before; nil for others.
    static func sum(_ parts: [Quantity]) -> Quantity? {
        guard var total = parts.first, let last = parts.last, total.uncertainty == nil, total.piPower == 0 else {
            return nil
        }
        for unit in last.units {
            var value = ExactNumber.zero
            var previous: UnitFactor?
            var isSum = true
            for part in parts {
                guard let reading = part.units.first(where: { $0.dimension == unit.dimension }),
                    reading.zeroPoint == nil, reading.factor.constants == unit.factor.constants,
                    reading.factor.piPower == unit.factor.piPower, part.piPower == 0, part.uncertainty == nil,
                    !part.number.value.isNegative || previous == nil,
                    let ratio = reading.factor.number.divided(by: unit.factor.number),
                    let next = value.plus(part.number.value.times(ratio))
                else {
                    isSum = false
                    break
                }
                if let previous {
                    // A part is below one of the unit before it: 1 h 90 min is nothing anybody writes.
                    guard let size = part.number.value.times(reading.factor.number).divided(by: previous.number),
                        let rest = ExactNumber.one.plus(size.negated), !rest.isNegative, !rest.isZero
                    else {
                        isSum = false
                        break
                    }
                }
                previous = reading.factor
                value = next
            }
            guard isSum else { continue }
            total.number = NumberReading(
                figure: value, form: value.isInteger ? .integer : .fraction, hasPercent: false, hasPoint: false,
                usesDecimalComma: false, places: 0, significantDigits: 0)
            total.units = [unit]
            total.unitText = last.unitText
            return total
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(in text: StaticString) -> Bool {
        text.withUTF8Buffer { elementsEqual($0) }
    }
}

extension String {
    /// `^{\prime}` and `^\prime` as `'`.
    fileprivate var replacingPrimes: String {
        var text = self
        for (written, mark) in [("^{\\prime\\prime}", "''"), ("^{\\prime}", "'"), ("^\\prime", "'")] {
            while let range = text.range(of: written) { text.replaceSubrange(range, with: mark) }
        }
        return text
    }

    /// Where a text first stands in this one, without Foundation.
    private func range(of text: String) -> Range<String.Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
