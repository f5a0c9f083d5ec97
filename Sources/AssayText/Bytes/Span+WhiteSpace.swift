extension Span<UInt8> {
    /// A range without the white space (property White_Space) at either end.
    ///
    /// The text has to be well-formed UTF-8 and the range to begin and end between scalars.
    ///
    /// - Complexity: O(n) in the white space.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = skippingWhiteSpace(from: range.lowerBound, to: range.upperBound)
        return start..<droppingWhiteSpace(from: start, to: range.upperBound)
    }

    /// The offset of the first scalar in `start..<end` that is no white space, or `end`.
    ///
    /// - Parameter likePython: the separators U+001C…001F are white space too, as in Python's `\s`.
    func skippingWhiteSpace(from start: Int, to end: Int, likePython: Bool = false) -> Int {
        var offset = start
        while offset < end {
            let (value, length) = scalar(at: offset)
            guard likePython ? UnicodeText.isPythonSpace(value) : UnicodeText.isWhiteSpace(value) else { break }
            offset &+= length
        }
        return offset
    }

    /// The offset after the last scalar in `start..<end` that is no white space, or `start`.
    func droppingWhiteSpace(from start: Int, to end: Int, likePython: Bool = false) -> Int {
        var last = end
        while last > start {
            var offset = last &- 1
            while offset > start, self[offset] & 0xC0 == 0x80 { offset &-= 1 }
            let value = scalar(at: offset).value
            guard likePython ? UnicodeText.isPythonSpace(value) : UnicodeText.isWhiteSpace(value) else { break }
            last = offset
        }
        return last
    }

    /// Whether there is nothing but white space in a range.
    func isBlank(_ range: Range<Int>, likePython: Bool = false) -> Bool {
        skippingWhiteSpace(from: range.lowerBound, to: range.upperBound, likePython: likePython) == range.upperBound
    }
}
