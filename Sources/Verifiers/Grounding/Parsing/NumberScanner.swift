/// Reads a decimal number: `[+-] digits [. digits] [e [+-] digits]`, either side of the point optional, leading zeros
/// allowed.
///
/// The value is correctly rounded up to 15 significant digits and exponents of ±22, which is everything a model writes
/// on purpose (Clinger, "How to Read Floating Point Numbers Accurately", 1990); beyond, within a few units in the last
/// place. A number no double holds is infinite.
enum NumberScanner {
    /// A number and the offset behind it.
    struct Scan {
        let value: Double
        let end: Int
    }

    /// - Returns: nil where no number starts at the offset.
    /// - Complexity: O(length of the number).
    @inline(__always) static func scan(_ text: FoldedText, at start: Int) -> Scan? {
        // Nearly all coordinates are a few ASCII digits and then a comma or bracket.
        var offset = start
        var value = 0
        while offset < text.count, offset - start < 15, ByteClass.isDigit(text.bytes[offset]) {
            value = value &* 10 &+ Int(text.bytes[offset] &- 0x30)
            offset += 1
        }
        if offset > start, offset < text.count {
            let next = text.bytes[offset]
            if next == UInt8(ascii: ",") || next == UInt8(ascii: "]") || next == UInt8(ascii: ")") {
                return Scan(value: Double(value), end: offset)
            }
        }
        return scanAny(text, at: start)
    }

    private static func scanAny(_ text: FoldedText, at start: Int) -> Scan? {
        var offset = start
        var isNegative = false
        let sign = text.glyph(at: offset)
        if sign.byte == UInt8(ascii: "-") || sign.byte == UInt8(ascii: "+") {
            isNegative = sign.byte == UInt8(ascii: "-")
            offset += sign.width
        }
        var decimal = Decimal()
        let whole = digits(text, &offset, into: &decimal, isFraction: false)
        var fraction = 0
        let point = text.glyph(at: offset)
        if point.byte == UInt8(ascii: ".") {
            var behind = offset + point.width
            fraction = digits(text, &behind, into: &decimal, isFraction: true)
            if whole + fraction > 0 { offset = behind }
        }
        guard whole + fraction > 0 else { return nil }
        decimal.exponent &+= exponent(text, &offset)
        return Scan(value: isNegative ? -decimal.value : decimal.value, end: offset)
    }

    /// Whether a number starts there: a digit, or a sign or point with a digit behind.
    @inline(__always) static func starts(_ text: FoldedText, at offset: Int, _ glyph: FoldedText.Glyph) -> Bool {
        if ByteClass.isDigit(glyph.byte) { return true }
        var glyph = glyph
        var offset = offset
        if glyph.byte == UInt8(ascii: "-") || glyph.byte == UInt8(ascii: "+") {
            offset += glyph.width
            glyph = text.glyph(at: offset)
            if ByteClass.isDigit(glyph.byte) { return true }
        }
        guard glyph.byte == UInt8(ascii: ".") else { return false }
        return ByteClass.isDigit(text.glyph(at: offset + glyph.width).byte)
    }

    /// Up to 19 significant digits and a power of ten.
    private struct Decimal {
        var digits: UInt64 = 0
        var significant = 0
        var exponent = 0

        @inline(__always) mutating func append(_ digit: UInt8, isFraction: Bool) {
            if significant < 19 {
                digits = digits &* 10 &+ UInt64(digit)
                if digits > 0 { significant &+= 1 }
                if isFraction { exponent &-= 1 }
            } else if !isFraction {
                exponent &+= 1
            }
        }

        var value: Double {
            if digits == 0 { return 0 }
            let magnitude = Double(digits)
            if exponent == 0 { return magnitude }
            if exponent > 310 { return .infinity }
            if exponent < -350 { return 0 }
            var power = 1.0
            var scaled = magnitude
            var remaining = abs(exponent)
            while remaining > 22 {
                scaled = exponent > 0 ? scaled * 1e22 : scaled / 1e22
                remaining -= 22
            }
            for _ in 0..<remaining { power *= 10 }
            return exponent > 0 ? scaled * power : scaled / power
        }
    }

    private static func digits(
        _ text: FoldedText, _ offset: inout Int, into decimal: inout Decimal, isFraction: Bool
    ) -> Int {
        let start = offset
        while true {
            let glyph = text.glyph(at: offset)
            guard ByteClass.isDigit(glyph.byte) else { return offset - start }
            decimal.append(glyph.byte &- 0x30, isFraction: isFraction)
            offset += glyph.width
        }
    }

    private static func exponent(_ text: FoldedText, _ offset: inout Int) -> Int {
        let mark = text.glyph(at: offset)
        guard mark.byte | 0x20 == UInt8(ascii: "e") else { return 0 }
        var behind = offset + mark.width
        var isNegative = false
        let sign = text.glyph(at: behind)
        if sign.byte == UInt8(ascii: "-") || sign.byte == UInt8(ascii: "+") {
            isNegative = sign.byte == UInt8(ascii: "-")
            behind += sign.width
        }
        guard ByteClass.isDigit(text.glyph(at: behind).byte) else { return 0 }
        var value = 0
        while true {
            let glyph = text.glyph(at: behind)
            guard ByteClass.isDigit(glyph.byte) else { break }
            // Saturates: no double is that large or small.
            value = min(value * 10 + Int(glyph.byte &- 0x30), 1_000_000_000)
            behind += glyph.width
        }
        offset = behind
        return isNegative ? -value : value
    }
}
