import AssayText

/// The Markdown fence around a code block.
enum CodeFence {
    /// The text inside one fence around the whole, without white space at its ends; the same text without a fence.
    static func stripped(_ text: String) -> String {
        let trimmed = UnicodeText.trimmed(text)
        let bytes = Array(trimmed.utf8)
        guard bytes.count >= 6, bytes.starts(with: "```".utf8), bytes.suffix(3).elementsEqual("```".utf8) else {
            return trimmed
        }
        var start = 3
        while start < bytes.count - 3, bytes[start].isLetter || bytes[start].isDigit { start += 1 }
        // A word is the language only where it has the line for itself.
        if start < bytes.count - 3, bytes[start] != 0x0A, bytes[start] != 0x0D, bytes[start] != 0x20 { start = 3 }
        return UnicodeText.trimmed(String(decoding: bytes[start..<bytes.count - 3], as: UTF8.self))
    }
}
