extension LiteralScanner {
    mutating func number() throws(ActionProblem) -> Literal {
        let start = offset
        let isSigned = takes("-") || (dialect != .json && takes("+"))
        if isSigned, dialect == .json, bytes[offset...].starts(with: "Infinity".utf8) {
            offset += 8
            return .number(-.infinity, isInteger: false)
        }
        let digits = skipDigits()
        let whole = digits.count
        let hasLeadingZero = whole > 1 && bytes[digits.lowerBound] == 0x30
        var isInteger = true
        var fraction = 0
        if takes(".") {
            isInteger = false
            fraction = skipDigits().count
            guard fraction > 0 || dialect != .json else { throw .syntax }
        }
        guard whole > 0 || (fraction > 0 && dialect != .json) else { throw .syntax }
        if byte == 0x65 || byte == 0x45 {
            offset += 1
            isInteger = false
            if !takes("-") { _ = takes("+") }
            guard !skipDigits().isEmpty else { throw .syntax }
        }
        // `12px` or `1_000` are no numbers.
        if let byte, byte.isLetter || byte >= 0x80 { throw .syntax }
        if hasLeadingZero {
            let isZero = bytes[digits].allSatisfy { $0 == 0x30 }
            guard dialect == .lenient || (dialect == .python && (isZero || !isInteger)) else { throw .syntax }
        }
        // Not the text itself: `Double.init` takes neither a point at an end nor a plus sign everywhere.
        var text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if text.hasSuffix(".") { text += "0" }
        guard let value = Double(text) else { throw .syntax }
        return .number(value, isInteger: isInteger)
    }

    private mutating func skipDigits() -> Range<Int> {
        let start = offset
        while let byte, byte.isDigit { offset += 1 }
        return start..<offset
    }
}

extension UInt8 {
    /// An ASCII digit.
    var isDigit: Bool { self &- 0x30 < 10 }
    /// An ASCII letter or an underscore.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 || self == 0x5F }

    /// The value of a hexadecimal digit.
    var hexadecimal: UInt32? {
        if isDigit { return UInt32(self &- 0x30) }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? UInt32(letter) + 10 : nil
    }
}
