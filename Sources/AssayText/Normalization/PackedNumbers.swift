/// Reads the numbers of a generated table: base 32, least significant digit first, a character being 48 plus five
/// bits, plus 32 where more digits follow. Line breaks are skipped.
struct PackedNumbers {
    private let text: StaticString
    private var position = 0

    init(_ text: StaticString) { self.text = text }

    /// The next number, or nil at the end of the table.
    mutating func next() -> Int? {
        text.withUTF8Buffer { bytes in
            var value = 0
            var shift = 0
            while position < bytes.count {
                let byte = Int(bytes[position])
                position += 1
                guard byte >= 48 else { continue }
                value |= ((byte - 48) & 31) << shift
                if byte < 80 { return value }
                shift += 5
            }
            return nil
        }
    }

    /// The next number as a signed one: even numbers are halves, odd ones negative.
    mutating func nextSigned() -> Int? {
        guard let value = next() else { return nil }
        return value & 1 == 0 ? value / 2 : -(value + 1) / 2
    }
}
