extension UnicodeText {
    /// The text with the full-width forms U+FF01…FF5E and the ideographic space U+3000 as ASCII.
    ///
    /// Nothing else changes: not the half-width forms, not CJK punctuation such as `。` or `、`.
    ///
    /// - Complexity: O(n).
    public static func foldedWidth(_ text: String) -> String {
        let bytes = text.utf8Span.span
        if bytes.isASCII { return text }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            let (value, length) = bytes.scalar(at: offset)
            output.append(scalar: foldedWidth(value))
            offset += length
        }
        return output.count == bytes.count ? text : String(decoding: output, as: UTF8.self)
    }

    @inline(__always)
    static func foldedWidth(_ value: UInt32) -> UInt32 {
        if value &- 0xFF01 <= 0x5D { return value - 0xFF01 + 0x21 }
        return value == 0x3000 ? 0x20 : value
    }
}
