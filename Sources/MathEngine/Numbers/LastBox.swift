/// What the `\boxed{}` of a text say of where its answer stands (STEM 2).
enum LastBox: Equatable {
    /// There is no box.
    case none
    /// What stands in the last box.
    case content(Range<Int>)
    /// The last boxes form one list; from the first of them to the end of the last.
    case list(Range<Int>)
    /// The last box is not closed.
    case unclosed

    /// Finds the last box of a text. A box inside a box belongs to the outer one.
    ///
    /// - Complexity: O(n).
    init(in text: Span<UInt8>) {
        var found = LastBox.none
        var firstOfList = 0
        var previousEnd: Int?
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            guard let open = Self.openBrace(of: text, at: index) else {
                index += 2
                continue
            }
            guard let close = Self.closingBrace(in: text, from: open) else {
                self = .unclosed
                return
            }
            if let previousEnd, Self.joins(text, previousEnd..<index) {
                found = .list(firstOfList..<(close + 1))
            } else {
                firstOfList = index
                found = .content((open + 1)..<close)
            }
            previousEnd = close + 1
            index = close + 1
        }
        self = found
    }

    /// Where the brace of a `\boxed{` or `\fbox{` that starts here opens.
    private static func openBrace(of text: Span<UInt8>, at start: Int) -> Int? {
        for name in ["boxed", "fbox"] as [StaticString] {
            let length = name.utf8CodeUnitCount
            guard start + length < text.count else { continue }
            let isName = name.withUTF8Buffer { letters in
                for offset in 0..<length where text[start + 1 + offset] != letters[offset] { return false }
                return true
            }
            guard isName else { continue }
            var index = start + 1 + length
            while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
            if index < text.count, text[index] == UInt8(ascii: "{") { return index }
        }
        return nil
    }

    private static func closingBrace(in text: Span<UInt8>, from open: Int) -> Int? {
        var depth = 0
        var index = open
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// Whether what stands between two boxes makes one list of them: spaces, commas, "and", "or", or text ending in
    /// "and". Dollars do not count.
    private static func joins(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var end = range.upperBound
        while end > range.lowerBound, isJoint(text[end - 1]) { end -= 1 }
        if end == range.lowerBound { return true }
        if endsInWord("and", text, range.lowerBound..<end) { return true }
        guard endsInWord("or", text, range.lowerBound..<end) else { return false }
        end -= 2
        while end > range.lowerBound, isJoint(text[end - 1]) { end -= 1 }
        return end == range.lowerBound
    }

    private static func isJoint(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0A...0x0D, UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: "$"):
            true
        default: false
        }
    }

    private static func endsInWord(_ word: StaticString, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let length = word.utf8CodeUnitCount
        guard range.count >= length else { return false }
        let start = range.upperBound - length
        let isWord = word.withUTF8Buffer { letters in
            for offset in 0..<length where text[start + offset] | 0x20 != letters[offset] { return false }
            return true
        }
        return isWord && (start == range.lowerBound || !PlainNotation.isLetter(text[start - 1]))
    }
}
