/// Where one field line's name and value lie, relative to the start of the head.
struct FieldLine: Sendable, Equatable {
    let name: Range<Int>
    let value: Range<Int>

    /// Splits and checks `line`, a range of `input` without its line end (RFC 9112 section 5).
    ///
    /// The value is without the white space around it.
    init(_ input: Span<UInt8>, line: Range<Int>) throws(RequestFailure) {
        var index = line.lowerBound
        // A fold would let one server read a field where another reads a value (section 5.2).
        if input[index] == ByteClass.space || input[index] == ByteClass.tab { throw .foldedField }
        while index < line.upperBound, ByteClass.isToken(input[index]) { index += 1 }
        guard index > line.lowerBound, index < line.upperBound, input[index] == UInt8(ascii: ":") else {
            throw .malformedFieldName
        }
        name = line.lowerBound..<index
        var start = index + 1
        var end = line.upperBound
        for index in start..<end where !ByteClass.isFieldValue(input[index]) { throw .malformedFieldValue }
        while start < end, input[start] == ByteClass.space || input[start] == ByteClass.tab { start += 1 }
        while end > start, input[end - 1] == ByteClass.space || input[end - 1] == ByteClass.tab { end -= 1 }
        value = start..<end
    }
}
