/// The English words and the white-space tokens of a text, as Python's `re` and `str.split` count them.
struct WordCount {
    /// Matches of `\b[a-zA-Z]{2,}\b`.
    private(set) var words = 0
    /// Pieces between runs of white space.
    private(set) var tokens = 0

    /// Counts a range of well-formed UTF-8; the text outside it is not looked at.
    ///
    /// - Complexity: O(n).
    init(_ text: Span<UInt8>, _ range: Range<Int>) {
        var offset = range.lowerBound
        var isInToken = false
        while offset < range.upperBound {
            let byte = text[offset]
            if Self.isLetter(byte) {
                if !isInToken { tokens &+= 1 }
                isInToken = true
                let start = offset
                while offset < range.upperBound, Self.isLetter(text[offset]) { offset &+= 1 }
                if offset &- start >= 2, !Self.isWordCharacter(before: start, text, range),
                    !Self.isWordCharacter(at: offset, text, range)
                {
                    words &+= 1
                }
                continue
            }
            let (value, length) = text.scalar(at: offset)
            let isSpace = UnicodeText.isPythonSpace(value)
            if !isSpace, !isInToken { tokens &+= 1 }
            isInToken = !isSpace
            offset &+= length
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func isWordCharacter(before offset: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var start = offset
        repeat {
            start -= 1
            guard start >= range.lowerBound else { return false }
        } while text[start] & 0xC0 == 0x80
        return isWordCharacter(at: start, text, range)
    }

    /// Whether Python's `\w` matches at an offset: letters and numbers of any kind, and the low line.
    private static func isWordCharacter(at offset: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard offset < range.upperBound else { return false }
        let byte = text[offset]
        if byte < 0x80 { return isLetter(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") }
        let value = text.scalar(at: offset).value
        if value >= 0x4E00, value <= 0x9FFF { return true }
        guard let properties = Unicode.Scalar(value)?.properties else { return false }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return properties.numericType != nil
        }
    }
}
