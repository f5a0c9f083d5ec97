/// What may stand around an answer without changing it: mathematics delimiters, Markdown marks, round brackets, a full
/// stop, and the closed list of sentences of STEM 9.
struct AnswerFrame {
    /// What may stand before exactly one `$…$`; white space, a comma or a colon at its end is ignored.
    static let sentences: Set<String> = [
        "the answer is", "answer is", "the final answer is", "answer", "final answer", "so", "thus", "hence",
        "therefore", "so the answer is", "thus the answer is", "hence the answer is", "therefore the answer is",
        "thus, the answer is", "hence, the answer is", "therefore, the answer is", "so, the answer is", "we get",
        "we have", "the result is", "the value is", "it is", "it equals", "the solution is",
    ]
    /// Longer than any sentence of the list.
    private static let maxSentenceBytes = 32

    let bytes: [UInt8]
    private(set) var range: Range<Int>

    /// The whole of some plain notation, unwrapped of delimiters, marks and a full stop.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        range = 0..<bytes.count
        while peel() {}
    }

    /// Takes round brackets off too, for reading a number: `(42)`. A pair that holds a comma is a tuple or an interval.
    mutating func peelBrackets() {
        trim()
        while let first = first, let last = last, range.count > 2, first == UInt8(ascii: "("),
            last == UInt8(ascii: ")"),
            !inner(1).contains(where: { bytes[$0] == UInt8(ascii: ",") || bytes[$0] == first || bytes[$0] == last })
        {
            range = inner(1)
            trim()
        }
    }

    /// Narrows the range to what stands behind a label, and unwraps that.
    mutating func advance(to start: Int) {
        range = min(start, range.upperBound)..<range.upperBound
        while peel() {}
    }

    private var first: UInt8? { range.isEmpty ? nil : bytes[range.lowerBound] }
    private var last: UInt8? { range.isEmpty ? nil : bytes[range.upperBound - 1] }

    private func inner(_ width: Int) -> Range<Int> { (range.lowerBound + width)..<(range.upperBound - width) }

    private mutating func trim() {
        while let last, last == UInt8(ascii: " ") || last == 0x0A { range.removeLast() }
        while let first, first == UInt8(ascii: " ") || first == 0x0A { range.removeFirst() }
    }

    /// Takes one layer off and tells whether there was one. Each layer is a byte or more, so peeling ends.
    private mutating func peel() -> Bool {
        trim()
        guard let first, let last else { return false }
        if last == UInt8(ascii: "."), range.count > 1, bytes[range.upperBound - 2] != last {
            range.removeLast()
            return true
        }
        // U+3002, the ideographic full stop.
        if last == 0x82, range.count > 3,
            bytes[(range.upperBound - 3)..<range.upperBound].elementsEqual([0xE3, 0x80, 0x82])
        {
            range = range.lowerBound..<(range.upperBound - 3)
            return true
        }
        switch first {
        case UInt8(ascii: "*"): return peel("**")
        case UInt8(ascii: "`"): return peel("`")
        case UInt8(ascii: "\""): return peel("\"")
        case UInt8(ascii: "$"): if peel("$$") || peel("$") { return true }
        default: break
        }
        return peelSentence()
    }

    /// Takes a mark off both ends where it stands nowhere between.
    private mutating func peel(_ mark: StaticString) -> Bool {
        let width = mark.utf8CodeUnitCount
        guard range.count > 2 * width, isMark(mark, at: range.lowerBound), isMark(mark, at: range.upperBound - width)
        else { return false }
        let byte = bytes[range.lowerBound]
        let content = inner(width)
        guard !content.contains(where: { bytes[$0] == byte }) else { return false }
        range = content
        return true
    }

    private func isMark(_ mark: StaticString, at start: Int) -> Bool {
        mark.withUTF8Buffer { bytes[start..<(start + $0.count)].elementsEqual($0) }
    }

    /// STEM 9: text around exactly one `$…$` goes if it is a sentence of the list, all on one line.
    private mutating func peelSentence() -> Bool {
        let dollars = range.filter { bytes[$0] == UInt8(ascii: "$") }
        guard dollars.count == 2, dollars[1] == range.upperBound - 1, dollars[1] - dollars[0] > 1,
            !range.contains(where: { bytes[$0] == 0x0A })
        else { return false }
        var end = dollars[0]
        let separators = [UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ":")]
        while end > range.lowerBound, separators.contains(bytes[end - 1]) { end -= 1 }
        guard end > range.lowerBound, end - range.lowerBound <= Self.maxSentenceBytes else { return false }
        let sentence = String(
            decoding: bytes[range.lowerBound..<end].map { ($0 &- 0x41) < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        guard Self.sentences.contains(sentence) else { return false }
        range = (dollars[0] + 1)..<dollars[1]
        return true
    }
}
