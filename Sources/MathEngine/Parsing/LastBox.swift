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
                // An answer that was escaped twice has `\\\\boxed{`.
                let isEscaped = index + 1 < text.count && Self.openBrace(of: text, at: index + 1) != nil
                index += isEscaped && text[index + 1] == UInt8(ascii: "\\") ? 1 : 2
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

    /// What stands in the boxes of a list, joined by commas.
    static func contents(in text: Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count, result.count <= NumberLimits.maxBytes {
            guard text[index] == UInt8(ascii: "\\"), let open = openBrace(of: text, at: index),
                let close = closingBrace(in: text, from: open)
            else {
                index += 1
                continue
            }
            if !result.isEmpty { result.append(contentsOf: ", ".utf8) }
            for position in (open + 1)..<close { result.append(text[position]) }
            index = close + 1
        }
        return result
    }

    /// Whether what stands between two boxes makes one list of them: spaces, commas, "and", "or", or text ending in
    /// "and"; a label may follow it (`and y_2 =`). Dollars, quads and `\text` do not count.
    private static func joins(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= maxJointBytes else { return false }
        var words: [String] = []
        var word = ""
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: "\\") {
                let start = index
                while index < range.upperBound, PlainNotation.isLetter(text[index]) { index += 1 }
                if index == start { index += 1 }
                if !word.isEmpty { words.append(word) }
                word = ""
                continue
            }
            if " \t\n\r,;.${}".utf8.contains(byte) {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.unicodeScalars.append(Unicode.Scalar(byte &- 0x41 < 26 ? byte | 0x20 : byte))
            }
        }
        if !word.isEmpty { words.append(word) }
        if words.last == "=", words.count >= 2 { words.removeLast(2) }
        guard let last = words.last else { return true }
        return last == "and" || (last == "or" && words.count == 1)
    }

    /// What stands between two boxes of one list is shorter.
    private static let maxJointBytes = 200
}
