/// Decides whether the text between two boxes makes one list of them: `\boxed{1}, \boxed{2} and \boxed{3}`.
///
/// What joins is nothing at all, spaces, commas, "and", "or", with the mathematics delimiters and spacing commands of
/// LaTeX around them, or a short text that ends in "and" (`\boxed{1} papers and \boxed{2} bins`). A paragraph break
/// never joins, nor does anything longer than a clause.
enum BoxJoiner {
    /// The longest text that joins, in bytes.
    private static let limit = 96
    private static let words: [StaticString] = ["and", "or", "\u{548C}", "\u{6216}", "\u{4E0E}"]
    /// Delimiters, spacing and commas; `\text{` goes with its closing brace.
    private static let fillers: [StaticString] = [
        "\\qquad", "\\quad", "\\text{", "\\textrm{", "\\mathrm{", "}", "\\(", "\\)", "\\[", "\\]", "\\,", "\\;", "\\:",
        "\\!", "\\ ", "\\\\", "~", "$", "&", ",", "\u{FF0C}", "\u{3001}",
    ]

    /// Whether a range between two boxes joins them.
    ///
    /// - Complexity: O(1), for a longer text than a clause is not looked at.
    static func joins(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= limit, !hasParagraphBreak(text, range) else { return false }
        var offset = range.lowerBound
        var endedInAnd = false
        var isOnlyJoiners = true
        while offset < range.upperBound {
            let next = text.skippingWhiteSpace(from: offset, to: range.upperBound)
            if next > offset {
                offset = next
            } else if let length = length(of: fillers, in: text, at: offset, to: range.upperBound) {
                offset &+= length
            } else if let length = length(of: words, in: text, at: offset, to: range.upperBound),
                isWord(text, offset..<offset + length, in: range)
            {
                endedInAnd = text[offset] == UInt8(ascii: "a")
                offset &+= length
            } else {
                isOnlyJoiners = false
                endedInAnd = false
                offset &+= 1
            }
        }
        return isOnlyJoiners || endedInAnd
    }

    private static func hasParagraphBreak(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var newlines = 0
        for offset in range {
            switch text[offset] {
            case UInt8(ascii: "\n"): newlines += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): continue
            default: newlines = 0
            }
            if newlines == 2 { return true }
        }
        return false
    }

    private static func length(
        of literals: [StaticString], in text: Span<UInt8>, at offset: Int, to end: Int
    ) -> Int? {
        literals.first { text.has($0, at: offset, to: end) }?.utf8CodeUnitCount
    }

    /// Whether no ASCII letter touches a word: "and" is none in "sand".
    private static func isWord(_ text: Span<UInt8>, _ word: Range<Int>, in range: Range<Int>) -> Bool {
        let before = word.lowerBound > range.lowerBound && isLetter(text[word.lowerBound - 1])
        let after = word.upperBound < range.upperBound && isLetter(text[word.upperBound])
        return !before && !after
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
