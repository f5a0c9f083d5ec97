/// Whether a question asks for a value in another unit, so that an answer in the unit it started from is no answer.
public enum ConversionQuestion {
    private static let phrases = ["convert ", "换算", "转换为", "转换成", "化为单位"]
    /// The most bytes of a question that are looked at, from its end.
    private static let maxBytes = 4_096

    /// Whether a question says so: "Convert 1 hour to seconds", 1 小时等于多少秒？, "How many seconds are in an hour?"
    ///
    /// - Complexity: O(n), for at most 4,096 bytes.
    public static func isAsked(in question: String) -> Bool {
        let bytes = Array(question.utf8.suffix(maxBytes))
        let text = ShapeScanner.folded(bytes)
        if phrases.contains(where: { text.contains($0) }) { return true }
        for mark in ["等于多少", "是多少", "how many "] {
            for place in places(of: Array(mark.utf8), in: Array(text.utf8)) {
                let rest = Array(text.utf8)[place...]
                let word = rest.prefix { mark == "how many " ? PlainNotation.isLetter($0) : $0 >= 0x80 && $0 != 0xEF }
                guard !word.isEmpty, !UnitParser.readings(of: Array(word), in: 0..<word.count).isEmpty else { continue }
                if mark != "how many " { return true }
                let tail = String(decoding: rest.dropFirst(word.count).prefix(12), as: UTF8.self)
                if tail.hasPrefix(" are in ") || tail.hasPrefix(" in ") || tail.hasPrefix(" is ") { return true }
            }
        }
        return false
    }

    /// Where the text behind each occurrence of a word starts.
    private static func places(of word: [UInt8], in text: [UInt8]) -> [Int] {
        guard text.count > word.count else { return [] }
        return (0..<(text.count - word.count)).filter { start in
            word.indices.allSatisfy { text[start + $0] == word[$0] }
        }
        .map { $0 + word.count }
    }
}
