extension UnicodeText {
    /// Whether a scalar has the property White_Space (PropList.txt).
    ///
    /// U+200B ZERO WIDTH SPACE, U+2060 and U+FEFF have not.
    @inline(__always)
    public static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool { isWhiteSpace(scalar.value) }

    /// Whether Python's `str.isspace()` is true for the scalar: White_Space and the separators U+001C…001F.
    @inline(__always)
    public static func isPythonSpace(_ scalar: Unicode.Scalar) -> Bool { isPythonSpace(scalar.value) }

    /// The text without white space (``isWhiteSpace(_:)``) at either end.
    ///
    /// - Complexity: O(n) in the white space and, where there is any, in the text.
    public static func trimmed(_ text: String) -> String { trimmed(text) { isWhiteSpace($0) } }

    /// The text as Python's `str.strip()` leaves it.
    ///
    /// - Complexity: O(n) in the white space and, where there is any, in the text.
    public static func strippedLikePython(_ text: String) -> String { trimmed(text) { isPythonSpace($0) } }

    /// The text with every run of white space as one U+0020, and none at either end.
    ///
    /// - Complexity: O(n).
    public static func collapsedWhiteSpace(_ text: String) -> String {
        let bytes = text.utf8Span.span
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var isPending = false
        forEachScalar(of: bytes) { value, range in
            if isWhiteSpace(value) {
                isPending = !output.isEmpty
            } else {
                if isPending { output.append(0x20) }
                isPending = false
                for index in range { output.append(bytes[index]) }
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The text with every scalar of the property White_Space taken out.
    ///
    /// - Complexity: O(n).
    public static func withoutWhiteSpace(_ text: String) -> String {
        let bytes = text.utf8Span.span
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        forEachScalar(of: bytes) { value, range in
            if isWhiteSpace(value) { return }
            for index in range { output.append(bytes[index]) }
        }
        return output.count == bytes.count ? text : String(decoding: output, as: UTF8.self)
    }

    @inline(__always)
    static func isWhiteSpace(_ value: UInt32) -> Bool {
        if value < 0x80 { return value == 0x20 || value &- 9 < 5 }
        if value < 0x1680 { return value == 0x85 || value == 0xA0 }
        switch value {
        case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }

    @inline(__always)
    static func isPythonSpace(_ value: UInt32) -> Bool { isWhiteSpace(value) || value &- 0x1C < 4 }

    @inline(__always)
    private static func forEachScalar(of bytes: borrowing Span<UInt8>, _ body: (UInt32, Range<Int>) -> Void) {
        var offset = 0
        while offset < bytes.count {
            let (value, length) = bytes.scalar(at: offset)
            body(value, offset..<offset + length)
            offset += length
        }
    }

    @inline(__always)
    private static func trimmed(_ text: String, where isSpace: (UInt32) -> Bool) -> String {
        let bytes = text.utf8Span.span
        var start = 0
        var end = bytes.count
        while start < end {
            let (value, length) = bytes.scalar(at: start)
            guard isSpace(value) else { break }
            start += length
        }
        while end > start {
            var last = end - 1
            while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
            guard isSpace(bytes.scalar(at: last).value) else { break }
            end = last
        }
        if start == 0, end == bytes.count { return text }
        let utf8 = text.utf8
        let first = utf8.index(utf8.startIndex, offsetBy: start)
        return String(text[first..<utf8.index(first, offsetBy: end - start)])
    }
}
