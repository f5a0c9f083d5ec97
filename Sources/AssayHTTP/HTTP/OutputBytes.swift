extension [UInt8] {
    /// Appends a literal's UTF-8 without making a String of it.
    @inline(__always)
    mutating func append(literal: StaticString) {
        literal.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends a number of zero or more in decimal.
    mutating func append(decimal value: Int) {
        if value < 10 {
            append(UInt8(truncatingIfNeeded: value) &+ 0x30)
            return
        }
        append(decimal: value / 10)
        append(UInt8(truncatingIfNeeded: value % 10) &+ 0x30)
    }
}
