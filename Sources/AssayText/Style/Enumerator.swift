/// What numbers a sentence without being digits: `第一步：`, `二、`, `Ⅲ`, `Step two:`, `First,`, `iv)`, `b.`.
///
/// Digits, enclosed numbers and Latin letters beside digits are no prose anyway (``ProseScanner``). More has to follow on
/// the line: a word that stands alone on it is a word of a sentence that was cut up.
enum Enumerator {
    private static let numerals: Set<UInt32> = Set("零〇一二三四五六七八九十百千两".unicodeScalars.map(\.value))
    /// What counts steps, and needs no mark behind it.
    private static let counters: Set<UInt32> = Set("步条点项".unicodeScalars.map(\.value))
    private static let marks: Set<UInt32> = Set("：:，,、．.)）]】-—。".unicodeScalars.map(\.value))
    private static let heads: Set<String> = ["step", "item", "point", "part", "number", "no", "case", "round", "try"]
    private static let words: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "first", "second", "third",
        "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "firstly", "secondly", "thirdly", "next",
        "then", "again", "finally", "lastly",
    ]
    /// Bytes that are looked at.
    private static let reach = 48

    /// Where the enumerator at the beginning of a sentence ends, its mark included; the offset itself where there is none.
    static func end(in text: Span<UInt8>, at start: Int, to limit: Int) -> Int {
        let reachable = min(limit, start + reach)
        let (value, length) = text.scalar(at: start)
        let end: Int
        if value &- 0x2160 <= 0x28 {
            end = start + length
        } else {
            end = value < 0x80 ? latin(text, start, reachable) : chinese(text, start, reachable)
        }
        return end > start && hasProse(text, end, limit) ? end : start
    }

    /// Whether a word follows on the line.
    private static func hasProse(_ text: Span<UInt8>, _ start: Int, _ limit: Int) -> Bool {
        var offset = start
        while offset < limit, text[offset] != 0x0A, text[offset] != 0x0D {
            if text[offset] >= 0x80 || (text[offset] | 0x20) &- 0x61 < 26 { return true }
            offset += 1
        }
        return false
    }

    private static func chinese(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var offset = start
        if let next = skip("步骤", text, offset, end) { offset = next }
        let isOrdinal = skip("第", text, offset, end)
        offset = isOrdinal ?? offset
        var count = 0
        while offset < end, count < 4 {
            let (value, length) = text.scalar(at: offset)
            guard numerals.contains(value) else { break }
            offset += length
            count += 1
        }
        guard count > 0, offset < end else { return start }
        let (value, length) = text.scalar(at: offset)
        if isOrdinal != nil, counters.contains(value) { return offset + length }
        return marks.contains(value) ? offset + length : start
    }

    /// A word of the lists, or a letter or two, with a mark behind it.
    private static func latin(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var (word, offset) = self.word(text, start, end)
        var hasHead = false
        if heads.contains(word) {
            hasHead = true
            while offset < end, text[offset] == 0x20 { offset += 1 }
            (word, offset) = self.word(text, offset, end)
        }
        let isNumber = words.contains(word) || (!word.isEmpty && word.utf8.allSatisfy { "ivxl".utf8.contains($0) })
        guard isNumber || word.utf8.count == 1 else { return start }
        guard offset < end else { return start }
        let (value, length) = text.scalar(at: offset)
        if marks.contains(value) { return offset + length }
        return hasHead ? offset : start
    }

    private static func word(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> (String, Int) {
        var letters: [UInt8] = []
        var offset = start
        while offset < end, (text[offset] | 0x20) &- 0x61 < 26 {
            letters.append(text[offset] | 0x20)
            offset += 1
        }
        return (String(decoding: letters, as: UTF8.self), offset)
    }

    private static func skip(_ word: StaticString, _ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        text.has(word, at: start, to: end) ? start + word.utf8CodeUnitCount : nil
    }

    /// Whether a sentence begins after what stands between two units: a line's end, or a full stop of any kind.
    static func begins(in text: Span<UInt8>, between last: Int, and next: Int) -> Bool {
        var offset = last
        while offset < next {
            let (value, length) = text.scalar(at: offset)
            switch value {
            case 0x0A, 0x0D, 0x21, 0x2E, 0x3F, 0x2028, 0x2029, 0x3002, 0xFF01, 0xFF1F, 0xFF0E: return true
            default: offset += length
            }
        }
        return false
    }
}
