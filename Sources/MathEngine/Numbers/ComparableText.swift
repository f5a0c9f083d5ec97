/// The bytes two texts are compared by where they are no numbers.
enum ComparableText {
    /// Drops the spaces that say nothing, and the capital a sentence starts with.
    ///
    /// A space counts between two letters or digits (`1 2` is not `12`, `\pi r` not `\pir`) and before a sign that is
    /// written tight against what follows (`1 -1` is a list, `1 - 1` and `1-1` are one difference). A newline always
    /// counts.
    ///
    /// - Complexity: O(n).
    static func bytes(of bytes: [UInt8], in range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        for index in range {
            if bytes[index] == UInt8(ascii: " "), !isTelling(bytes, index, range) { continue }
            result.append(bytes[index])
        }
        foldFirstCapital(&result)
        return result
    }

    private static func isTelling(_ bytes: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
        guard index > range.lowerBound, index + 1 < range.upperBound else { return false }
        let (before, after) = (bytes[index - 1], bytes[index + 1])
        if isWordByte(before), isWordByte(after) { return true }
        guard after == UInt8(ascii: "-") || after == UInt8(ascii: "+"), index + 2 < range.upperBound else {
            return false
        }
        let endsValue = isWordByte(before) || before == UInt8(ascii: ")") || before == UInt8(ascii: "}")
        return endsValue && bytes[index + 2] != UInt8(ascii: " ")
    }

    private static func isWordByte(_ byte: UInt8) -> Bool { PlainNotation.isLetterOrDigit(byte) || byte >= 0x80 }

    /// `Increasing` is `increasing`, but `AB` is not `ab` and `X` is not `x`: only a text of words, the first of which
    /// is a capital and three small letters or more.
    private static func foldFirstCapital(_ text: inout [UInt8]) {
        guard let first = text.first, first &- 0x41 < 26 else { return }
        let word = text.prefix { PlainNotation.isLetter($0) }
        guard word.count >= 3, word.dropFirst().allSatisfy({ $0 &- 0x61 < 26 }) else { return }
        guard text.allSatisfy({ PlainNotation.isLetter($0) || $0 == UInt8(ascii: " ") }) else { return }
        text[0] = first | 0x20
    }
}
