/// Reads a whole unit text out of ``PlainNotation`` bytes, in every way it can be meant.
///
/// `m/s^2`, `m s^{-2}`, `kg·m²/s²`, `\frac{m}{s}`, `meters per second squared`, `千克每立方米`. After one `/`, `per` or 每 all later factors
/// are in the denominator (STEM 14).
struct UnitParser {
    private let bytes: [UInt8]
    private var at: Int
    private let end: Int
    private var readings = [CompoundUnit()]
    private var isBelow = false
    private var factors = 0
    private var depth = 0
    /// Twelfths that `square` and `cubic`, 平方 and 立方 give to the next unit.
    private var nextPower = 1
    /// How many roots the units that are read stand under: none or one.
    private var roots = 0

    /// The readings of a text that is a unit and nothing else, at most ``QuantityLimits/maxReadings``; none where it is not.
    ///
    /// - Complexity: O(n) with a bounded number of look-ups a byte.
    static func readings(of bytes: [UInt8], in range: Range<Int>) -> [CompoundUnit] {
        guard range.count <= QuantityLimits.maxUnitBytes else { return [] }
        var parser = UnitParser(bytes: bytes, at: range.lowerBound, end: range.upperBound)
        guard parser.product(sign: 1), parser.at == parser.end, parser.factors > 0, parser.nextPower == 1 else {
            return []
        }
        // Among units, a letter that can be one is one: the `g` of `g/m^3` is never gravity.
        let plain = parser.readings.filter { !($0.hasConstantSymbol && $0.hasUnits) }
        return plain.isEmpty ? parser.readings : plain
    }

    private init(bytes: [UInt8], at: Int, end: Int) {
        self.bytes = bytes
        self.at = at
        self.end = end
    }

    /// Factors until a closing bracket or the end. `sign` is −1 inside a denominator's bracket.
    private mutating func product(sign: Int) -> Bool {
        var isBelow = false
        var needsFactor = true
        while at < end {
            let byte = bytes[at]
            if byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "*") && !needsFactor) {
                at += 1
            } else if take("\\cdot") || take("\\times") || take("\\,") {
                continue
            } else if byte == UInt8(ascii: "/") || next(is: "每") || nextWord() == "per" {
                at += byte == UInt8(ascii: "/") ? 1 : 3
                // `/s` behind a number has nothing above the line.
                isBelow = true
                needsFactor = true
            } else if byte == UInt8(ascii: "-"), !needsFactor, at + 1 < end, PlainNotation.isLetter(bytes[at + 1]) {
                at += 1
            } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                return depth > 0 && !needsFactor
            } else {
                guard factors < QuantityLimits.maxFactors, factor(sign: isBelow ? -sign : sign) else { return false }
                factors += 1
                needsFactor = false
            }
        }
        return !needsFactor
    }

    private mutating func factor(sign: Int) -> Bool {
        if take("\\frac") {
            return group("{", "}", sign: sign) && group("{", "}", sign: -sign)
        }
        if take("\\sqrt") {
            while at < end, bytes[at] == UInt8(ascii: " ") { at += 1 }
            roots += 1
            defer { roots -= 1 }
            guard roots == 1, at < end else { return false }
            return bytes[at] == UInt8(ascii: "{") ? group("{", "}", sign: sign) : unit(sign: sign)
        }
        if bytes[at] == UInt8(ascii: "(") { return group("(", ")", sign: sign) }
        if bytes[at] == UInt8(ascii: "{") { return group("{", "}", sign: sign) }
        if at + 1 < end, next(is: "平方") || next(is: "立方") {
            nextPower = next(is: "平方") ? 2 : 3
            at += 6
            return unit(sign: sign)
        }
        let word = nextWord()
        if word == "square" || word == "cubic" || word == "sq" {
            at += word.utf8.count
            nextPower = word == "cubic" ? 3 : 2
            while at < end, bytes[at] == UInt8(ascii: " ") { at += 1 }
            return unit(sign: sign)
        }
        return unit(sign: sign)
    }

    private mutating func group(_ open: StaticString, _ close: StaticString, sign: Int) -> Bool {
        guard take(open), depth < QuantityLimits.maxDepth else { return false }
        depth += 1
        defer { depth -= 1 }
        return product(sign: sign) && take(close)
    }

    /// A unit by its symbol or word, with its exponent.
    private mutating func unit(sign: Int) -> Bool {
        guard let (entries, length) = longestMatch() else { return false }
        let start = at
        at += length
        let isConstant = entries.allSatisfy { UnitTable.standard.units[$0.unit].isConstant }
        // `m2` is an area, but the `e3` of `1e3` is no third power of a charge.
        if isConstant, at < end, PlainNotation.isDigit(bytes[at]) || bytes[at] == UInt8(ascii: "-") { return false }
        guard var twelfths = exponent() else { return false }
        twelfths *= nextPower
        nextPower = 1
        if roots > 0 { twelfths /= 2 }
        var result: [CompoundUnit] = []
        let table = UnitTable.standard
        // `ms^{-1}` is the textbooks' m s⁻¹ as well as one a millisecond.
        let isMetreSecond = length == 2 && twelfths < 0 && bytes[start...].starts(with: "ms".utf8)
        for reading in readings {
            for entry in entries where result.count < QuantityLimits.maxReadings {
                if let product = reading.times(
                    table.units[entry.unit], prefix: entry.exponent, twelfths: twelfths * sign)
                {
                    result.append(product)
                }
            }
            if isMetreSecond, result.count < QuantityLimits.maxReadings, let metre = table.symbols["m"]?.first,
                let second = table.symbols["s"]?.first,
                let length = reading.times(table.units[metre.unit], prefix: 0, twelfths: 12 * sign),
                let product = length.times(table.units[second.unit], prefix: 0, twelfths: twelfths * sign)
            {
                result.append(product)
            }
        }
        readings = result
        return !result.isEmpty
    }

    /// The entries of the unit that starts here, and its length in bytes.
    private mutating func longestMatch() -> ([UnitTable.Entry], Int)? {
        let table = UnitTable.standard
        // `^\circ C` and its kin are brought to `°C` first.
        if let (text, length) = degree() { return table.symbols[text].map { ($0, length) } }
        let word = nextWord()
        if !word.isEmpty {
            // `kΩ`, `M\Omega`: a prefix in letters before a sign that is none.
            for sign in ["Ω", "Ω", "\\Omega", "Å"] where bytes[(at + word.utf8.count)..<end].starts(with: sign.utf8) {
                if let entries = table.symbols[word + sign] { return (entries, (word + sign).utf8.count) }
            }
            if let entries = table.symbols[subscripted(word)] { return (entries, subscripted(word).utf8.count) }
            if let entries = table.symbols[word] { return (entries, word.utf8.count) }
            if let entries = Self.english(word) { return (entries, word.utf8.count) }
            if let parts = Self.joined[word], let entries = table.symbols[parts] { return (entries, parts.utf8.count) }
            return nil
        }
        for length in stride(from: min(24, end - at), through: 1, by: -1) {
            if at + length < end, bytes[at + length] & 0xC0 == 0x80 { continue }
            let text = String(decoding: bytes[at..<(at + length)], as: UTF8.self)
            if let entries = table.chinese[text] ?? table.symbols[text] {
                // A symbol of letters ends where the letters end: `\mum` is `\mu m`, `Ωx` nothing.
                if at + length < end, PlainNotation.isLetter(bytes[at + length]),
                    text.utf8.last.map(PlainNotation.isLetter) == true
                {
                    continue
                }
                return (entries, length)
            }
            if text.utf8.starts(with: "\\mu ".utf8), let entries = table.symbols["\\mu" + text.dropFirst(4)] {
                if at + length < end, PlainNotation.isLetter(bytes[at + length]) { continue }
                return (entries, length)
            }
        }
        return nil
    }

    /// Units written together that are no symbol of their own; the first of them.
    private static let joined = [
        "Nm": "N", "Ns": "N", "Js": "J", "kgm": "kg", "Pas": "Pa", "Vm": "V", "Nms": "N", "kNm": "kN",
    ]

    /// A word with the subscript behind it, `m_{e}`.
    private func subscripted(_ word: String) -> String {
        var index = at + word.utf8.count
        guard index < end, bytes[index] == UInt8(ascii: "_") else { return word }
        index += 1
        if index < end, bytes[index] == UInt8(ascii: "{") {
            while index < end, bytes[index] != UInt8(ascii: "}") { index += 1 }
        }
        return String(decoding: bytes[at..<min(index + 1, end)], as: UTF8.self)
    }

    private static func english(_ word: String) -> [UnitTable.Entry]? {
        let table = UnitTable.standard
        let folded = word.lowercased()
        guard folded.utf8.count >= 3 else { return nil }
        if let entries = table.words[folded] { return entries }
        if let irregular = ["feet": "foot", "inches": "inch", "henries": "henry"][folded] {
            return table.words[irregular]
        }
        if folded.hasSuffix("s") { return table.words[String(folded.dropLast())] }
        return nil
    }

    /// `°C`, `^\circ C`, `^{\circ}C`, `\degree C`, `degrees Celsius`, or the degree sign alone.
    private func degree() -> (String, Int)? {
        for sign in ["°", "º", "˚", "^\\circ", "^{\\circ}", "\\circ", "\\degree", "degrees ", "degree ", "deg "]
            as [StaticString]
        where next(is: sign) {
            var index = at + sign.utf8CodeUnitCount
            let bare = index
            while index < end, bytes[index] == UInt8(ascii: " ") { index += 1 }
            for (name, unit) in [
                ("Celsius", "°C"), ("celsius", "°C"), ("Fahrenheit", "°F"), ("C", "°C"), ("F", "°F"), ("K", "K"),
            ] {
                let after = index + name.utf8.count
                if after <= end, bytes[index..<after].elementsEqual(name.utf8),
                    after == end || !PlainNotation.isLetter(bytes[after])
                {
                    return (unit, after - at)
                }
            }
            return sign.utf8CodeUnitCount > 4 && next(is: "deg") ? ("°", bare - at - 1) : ("°", bare - at)
        }
        return nil
    }

    /// Twelfths of the exponent that follows, 12 where there is none; nil where it cannot be read.
    private mutating func exponent() -> Int? {
        var index = at
        var isBare = false
        if index < end, bytes[index] == UInt8(ascii: "^") {
            index += 1
        } else if index + 1 < end, bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "*") {
            index += 2
        } else {
            isBare = true
        }
        let brackets: [UInt8: UInt8] = [UInt8(ascii: "{"): UInt8(ascii: "}"), UInt8(ascii: "("): UInt8(ascii: ")")]
        var closing: UInt8?
        if !isBare, index < end, let close = brackets[bytes[index]] {
            closing = close
            index += 1
        }
        let start = index
        if index < end, bytes[index] == UInt8(ascii: "-") || (bytes[index] == UInt8(ascii: "+") && !isBare) {
            index += 1
        }
        while index < end, PlainNotation.isDigit(bytes[index]) || (closing != nil && bytes[index] == UInt8(ascii: "/"))
        { index += 1 }
        if isBare, index == start || !PlainNotation.isDigit(bytes[index - 1]) { return wordExponent() }
        guard let twelfths = Self.twelfths(bytes[start..<index]) else { return nil }
        if let closing {
            guard index < end, bytes[index] == closing else { return nil }
            index += 1
        }
        at = index
        return twelfths
    }

    private mutating func wordExponent() -> Int {
        let start = at
        while at < end, bytes[at] == UInt8(ascii: " ") { at += 1 }
        let word = nextWord()
        guard word == "squared" || word == "cubed" else {
            at = start
            return 12
        }
        at += word.utf8.count
        return word == "squared" ? 24 : 36
    }

    private static func twelfths(_ text: ArraySlice<UInt8>) -> Int? {
        let parts = String(decoding: text, as: UTF8.self).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first, first.utf8.count <= 3, let top = Int(first) else { return nil }
        let bottom = parts.count == 2 ? Int(parts[1]) ?? 0 : 1
        guard (1...12).contains(bottom), top != 0, abs(top) <= QuantityLimits.maxExponent, top * 12 % bottom == 0 else {
            return nil
        }
        return top * 12 / bottom
    }

    /// The run of ASCII letters here.
    private func nextWord() -> String {
        var index = at
        while index < end, PlainNotation.isLetter(bytes[index]) { index += 1 }
        return String(decoding: bytes[at..<index], as: UTF8.self)
    }

    private func next(is text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard length <= end - at else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes[at..<(at + length)]) }
    }

    private mutating func take(_ text: StaticString) -> Bool {
        guard next(is: text) else { return false }
        at += text.utf8CodeUnitCount
        return true
    }
}
