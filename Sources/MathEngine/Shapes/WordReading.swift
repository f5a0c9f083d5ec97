/// Answers in words: truth values, and texts that look like a product of letters.
enum WordReading {
    private static let truth: [String: Bool] = [
        "yes": true, "true": true, "correct": true, "是": true, "对": true, "正确": true, "no": false, "false": false,
        "incorrect": false, "否": false, "不是": false, "错": false, "错误": false, "不对": false,
    ]

    /// Sets of numbers in words, by the letter of ``Shape/named(_:)``.
    private static let sets: [String: Character] = [
        "all real numbers": "R", "all reals": "R", "the set of all real numbers": "R", "set of all real numbers": "R",
        "the real numbers": "R", "real numbers": "R", "all real": "R", "any real number": "R", "全体实数": "R",
        "一切实数": "R", "任意实数": "R", "所有实数": "R", "实数集": "R", "all integers": "Z", "the integers": "Z", "全体整数": "Z",
        "所有整数": "Z", "整数集": "Z", "no solution": "0", "no solutions": "0", "no real solution": "0",
        "no real solutions": "0", "no real roots": "0", "there is no solution": "0", "there are no solutions": "0",
        "empty set": "0", "the empty set": "0", "无解": "0", "无实数解": "0", "空集": "0",
    ]
    /// Other ways to write one text.
    private static let synonyms: [String: String] = [
        "dne": "does not exist", "doesn't exist": "does not exist", "the limit does not exist": "does not exist",
        "不存在": "does not exist",
    ]

    /// A text of letters alone, as a text; nil where it may be an expression.
    static func shape(_ bytes: ArraySlice<UInt8>) -> Shape? {
        let plain = unwrapped(bytes)
        if plain.count <= 40 {
            let words = ShapeScanner.folded(plain)
            if let set = sets[words]?.asciiValue { return .named(set) }
            if let text = synonyms[words] { return .text(Array(text.utf8)) }
        }
        if let value = truth[ShapeScanner.folded(plain)] { return .text(Array((value ? "true" : "false").utf8)) }
        guard plain.count > 1 || plain.count < bytes.count,
            plain.allSatisfy({ PlainNotation.isLetter($0) || $0 == 0x20 })
        else { return nil }
        if isListOfCapitals(plain) { return nil }
        let name = String(decoding: plain, as: UTF8.self)
        if FunctionName.isKnown(name) { return nil }
        // One letter is a letter; two or three may be a product: `ab`.
        if plain.count <= 1 { return nil }
        guard plain.count > 3 || bytes.count != plain.count || plain.contains(0x20) else { return nil }
        return .text(Array(ShapeScanner.folded(plain).utf8))
    }

    /// `I and III`: numerals or points, no sentence.
    private static func isListOfCapitals(_ bytes: ArraySlice<UInt8>) -> Bool {
        let words = bytes.split(separator: 0x20)
        guard words.count > 2 else { return false }
        return words.allSatisfy {
            ["and", "or"].contains(String(decoding: $0, as: UTF8.self))
                || ($0.count <= 4 && $0.allSatisfy { $0 &- 0x41 < 26 })
        }
    }

    private static func unwrapped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.starts(with: "\\text{".utf8), bytes.last == UInt8(ascii: "}"),
            bytes.dropLast().firstIndex(of: UInt8(ascii: "}")) == nil
        else { return bytes }
        var inner = bytes.dropFirst(6).dropLast()
        while inner.first == 0x20 { inner = inner.dropFirst() }
        while inner.last == 0x20 { inner = inner.dropLast() }
        return inner
    }
}
