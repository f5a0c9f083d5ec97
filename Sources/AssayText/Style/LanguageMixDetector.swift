/// Finds long paragraphs of two languages, with the thresholds of the published reward code of GLM-4.1V-Thinking.
///
/// Paragraphs are what two or more newlines separate, without white space at either end. One is Chinese with at least
/// 50 code points U+4E00…9FFF that are more than .8 of its code points; English with at least 200 words
/// `\b[A-Za-z]{2,}\b` that are more than .7 of its white-space tokens. Word boundaries and white space are Python's.
public enum LanguageMixDetector {
    private static let chineseCharacters = 50
    private static let englishWords = 200

    /// The first paragraph of each language, or nil unless there is one of each.
    ///
    /// - Parameter ranges: the parts to look at, in UTF-8 bytes; a paragraph does not go on from one to the next.
    /// - Complexity: O(n). A text of one language is counted through 16 bytes at a time and no more.
    public static func find(in text: Span<UInt8>, _ ranges: [Range<Int>]) -> LanguageMix? {
        guard mayHoldBoth(text, ranges) else { return nil }
        var chinese: Range<Int>?
        var english: Range<Int>?
        for range in ranges {
            var start = range.lowerBound
            while start < range.upperBound {
                let end = endOfParagraph(in: text, from: start, to: range.upperBound)
                let paragraph = stripped(text, start..<end)
                if chinese == nil, isChinese(text, paragraph) { chinese = paragraph }
                if english == nil, isEnglish(text, paragraph) { english = paragraph }
                if let chinese, let english { return LanguageMix(chinese: chinese, english: english) }
                start = end
                while start < range.upperBound, text[start] == UInt8(ascii: "\n") { start += 1 }
            }
        }
        return nil
    }

    /// Whether there are characters enough for a paragraph of each.
    private static func mayHoldBoth(_ text: Span<UInt8>, _ ranges: [Range<Int>]) -> Bool {
        var leads = 0
        for range in ranges where leads < chineseCharacters {
            leads += ideographLeads(text, range, upTo: chineseCharacters - leads)
        }
        guard leads >= chineseCharacters else { return false }
        var letters = 0
        for range in ranges where letters < 2 * englishWords {
            letters += asciiLetters(text, range, upTo: 2 * englishWords - letters)
        }
        return letters >= 2 * englishWords
    }

    /// Bytes E4…E9, which begin the code points U+4000…9FFF: no fewer than there are ideographs.
    private static func ideographLeads(_ text: Span<UInt8>, _ range: Range<Int>, upTo limit: Int) -> Int {
        let (lowest, width) = (SIMD16<UInt8>(repeating: 0xE4), SIMD16<UInt8>(repeating: 6))
        return text.count(in: range, upTo: limit, inBlock: { $0 &- lowest .< width }, isWanted: { $0 &- 0xE4 < 6 })
    }

    private static func asciiLetters(_ text: Span<UInt8>, _ range: Range<Int>, upTo limit: Int) -> Int {
        let bit = SIMD16<UInt8>(repeating: 0x20)
        let (first, width) = (SIMD16<UInt8>(repeating: 0x61), SIMD16<UInt8>(repeating: 26))
        return text.count(
            in: range, upTo: limit, inBlock: { ($0 | bit) &- first .< width }, isWanted: { ($0 | 0x20) &- 0x61 < 26 })
    }

    /// Where two newlines stand next to each other, or the end.
    private static func endOfParagraph(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var offset = start
        while true {
            offset = text.firstOffset(of: UInt8(ascii: "\n"), from: offset, to: end)
            guard offset < end else { return end }
            if offset + 1 < end, text[offset + 1] == UInt8(ascii: "\n") { return offset }
            offset += 1
        }
    }

    private static func stripped(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let start = text.skippingWhiteSpace(from: range.lowerBound, to: range.upperBound, likePython: true)
        return start..<text.droppingWhiteSpace(from: start, to: range.upperBound, likePython: true)
    }

    private static func isChinese(_ text: Span<UInt8>, _ paragraph: Range<Int>) -> Bool {
        guard ideographLeads(text, paragraph, upTo: chineseCharacters) >= chineseCharacters else { return false }
        var ideographs = 0
        for offset in paragraph {
            let lead = text[offset]
            // U+4E00 is E4 B8 80 and U+9FFF is E9 BF BF.
            if lead &- 0xE5 < 5 || (lead == 0xE4 && text[offset + 1] >= 0xB8) { ideographs += 1 }
        }
        let codePoints = CodePointOffsets.count(in: text, paragraph)
        return ideographs >= chineseCharacters && Double(ideographs) / Double(codePoints) > 0.8
    }

    private static func isEnglish(_ text: Span<UInt8>, _ paragraph: Range<Int>) -> Bool {
        guard asciiLetters(text, paragraph, upTo: 2 * englishWords) >= 2 * englishWords else { return false }
        let count = WordCount(text, paragraph)
        // The small summand is the published code's guard against a division by zero; it moves the limit too.
        return count.words >= englishWords && Double(count.words) / (Double(count.tokens) + 1e-5) > 0.7
    }
}
