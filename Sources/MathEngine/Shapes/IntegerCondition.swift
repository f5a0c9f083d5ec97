/// Words behind an answer that say that a letter is a whole number: "where n is an integer", "for any integer k",
/// 其中 k 为整数.
enum IntegerCondition {
    private static let words: Set<String> = [
        "where", "for", "with", "and", "any", "all", "every", "each", "some", "an", "a", "is", "are", "being",
        "arbitrary",
        "integer", "integers", "whole", "number", "numbers", "其中", "为整数", "是整数", "为任意整数", "整数",
    ]
    /// Longer than any such phrase, in bytes.
    private static let maxBytes = 80

    /// The answer with `k \in \mathbb{Z}` in the place of the words; as it is where it does not end in such words.
    ///
    /// - Complexity: O(1) beside the copy.
    static func rewritten(_ bytes: [UInt8]) -> [UInt8] {
        let tail = bytes.suffix(maxBytes)
        guard contains(tail, "integer") || contains(tail, "整数") else { return bytes }
        var (end, letter, hasInteger) = (bytes.endIndex, nil as UInt8?, false)
        var at = bytes.endIndex
        while let (word, start) = wordBefore(bytes, at), bytes.endIndex - start <= maxBytes {
            let name = ShapeScanner.folded(word)
            if words.contains(name) {
                hasInteger = hasInteger || name.hasPrefix("integer") || name.hasSuffix("整数")
            } else if word.count == 1, letter == nil, let first = word.first, PlainNotation.isLetter(first) {
                letter = first
            } else {
                break
            }
            (at, end) = (start, start)
        }
        guard let letter, hasInteger else { return bytes }
        var rest = Array(bytes[..<end])
        while let last = rest.last, " ,;(".utf8.contains(last) { rest.removeLast() }
        // `\text{` of the phrase goes with it.
        if rest.suffix(6).elementsEqual("\\text{".utf8) { rest.removeLast(6) }
        while let last = rest.last, " ,;(".utf8.contains(last) { rest.removeLast() }
        guard !rest.isEmpty else { return bytes }
        return rest + Array(", ".utf8) + [letter] + Array("\\in\\mathbb{Z}".utf8)
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { letters in
            guard bytes.count >= letters.count else { return false }
            return (bytes.startIndex...(bytes.endIndex - letters.count)).contains { start in
                letters.indices.allSatisfy { bytes[start + $0] == letters[$0] }
            }
        }
    }

    /// The run of letters or ideographs before a place, past spaces, braces, dollars, points and `\text`.
    private static func wordBefore(_ bytes: [UInt8], _ place: Int) -> (ArraySlice<UInt8>, start: Int)? {
        var last = place
        while last > 0, " {}$,.()".utf8.contains(bytes[last - 1]) { last -= 1 }
        var first = last
        while first > 0, bytes[first - 1] >= 0x80 { first -= 1 }
        if first < last { return (bytes[first..<last], first) }
        while first > 0, PlainNotation.isLetter(bytes[first - 1]) { first -= 1 }
        guard first < last else { return nil }
        // `\text` is no word; a command is none either.
        if first > 0, bytes[first - 1] == UInt8(ascii: "\\") {
            return bytes[first..<last].elementsEqual("text".utf8) ? wordBefore(bytes, first - 1) : nil
        }
        return (bytes[first..<last], first)
    }
}
