/// Answers in words: truth values, and texts that look like a product of letters.
enum WordReading {
    private static let truth: [String: Bool] = [
        "yes": true, "true": true, "correct": true, "是": true, "对": true, "正确": true, "no": false, "false": false,
        "incorrect": false, "否": false, "不是": false, "错": false, "错误": false, "不对": false,
    ]

    /// A text of letters alone, as a text; nil where it may be an expression.
    static func shape(_ bytes: ArraySlice<UInt8>) -> Shape? {
        let plain = unwrapped(bytes)
        if let value = truth[ShapeScanner.folded(plain)] { return .text(Array((value ? "true" : "false").utf8)) }
        guard plain.count > 1 || plain.count < bytes.count,
            plain.allSatisfy({ PlainNotation.isLetter($0) || $0 == 0x20 })
        else { return nil }
        let name = String(decoding: plain, as: UTF8.self)
        if FunctionName.isKnown(name) { return nil }
        // One letter is a letter; two or three may be a product: `ab`.
        if plain.count <= 1 { return nil }
        guard plain.count > 3 || bytes.count != plain.count || plain.contains(0x20) else { return nil }
        return .text(Array(ShapeScanner.folded(plain).utf8))
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
