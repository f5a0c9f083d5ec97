import AssayText

/// Folds the spellings of one sign to one, so that the readers know each by one value.
enum ChartScalars {
    /// The text with full-width forms, minus signs, spaces, Arabic separators and fraction slashes as ASCII, without
    /// invisible scalars; nil where it holds a direction override, for then nobody sees the digits in this order.
    ///
    /// - Complexity: O(n).
    static func folded(_ text: String) -> [UInt32]? {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if UnicodeText.isDirectionOverride(scalar) { return nil }
            if UnicodeText.isInvisible(scalar) { continue }
            let value = folded(scalar.value)
            // LaTeX's \% and \$ are the signs themselves.
            if value == 0x25 || value == 0x24, scalars.last == 0x5C { scalars.removeLast() }
            scalars.append(value)
        }
        while let last = scalars.last, isSpace(last) { scalars.removeLast() }
        let leading = scalars.prefix(while: isSpace).count
        scalars.removeFirst(leading)
        return scalars
    }

    private static func folded(_ value: UInt32) -> UInt32 {
        if value < 0x80 { return value }
        switch value {
        case 0xFF01...0xFF5E: return value - 0xFF01 + 0x21
        case 0x3000: return 0x20
        case 0x2010, 0x2011, 0x2012, 0x2013, 0x2212, 0xFE63: return 0x2D
        case 0x066B: return 0x2E
        case 0x066C: return 0x2C
        case 0x066A, 0xFE6A: return 0x25
        case 0x2018, 0x2019: return 0x27
        case 0x2044, 0x2215: return 0x2F
        default: return value
        }
    }

    /// A space of any width, or a line end.
    static func isSpace(_ value: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        return UnicodeText.isWhiteSpace(scalar)
    }

    /// A letter of ASCII.
    static func isLetter(_ value: UInt32) -> Bool { (value | 0x20) &- 0x61 < 26 }

    /// A decimal digit of any script.
    static func isDigit(_ value: UInt32) -> Bool {
        Unicode.Scalar(value).map { UnicodeText.decimalDigitValue(of: $0) != nil } ?? false
    }

    /// The scalars as a string.
    static func string(_ scalars: some Sequence<UInt32>) -> String {
        var text = String.UnicodeScalarView()
        for value in scalars { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
        return String(text)
    }
}
