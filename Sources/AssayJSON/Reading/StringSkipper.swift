/// Finds the ends of strings in text nobody has checked yet: for splitting a batch into rows before each is parsed.
package enum StringSkipper {
    /// The offset of the quote that closes a string, or nil where the bytes end first.
    ///
    /// - Parameter start: the offset after the opening quote.
    /// - Complexity: O(length), 16 bytes a step.
    package static func closingQuote(in bytes: RawSpan, from start: Int) -> Int? {
        let end = bytes.byteCount
        var at = start
        while true {
            while at + 16 <= end {
                let chunk = bytes.unsafeLoadUnaligned(fromByteOffset: at, as: TextVectors.Bytes.self)
                let mask = ByteMask(TextVectors.escaped(chunk))
                at += mask.first
                if !mask.isEmpty { break }
            }
            guard at < end else { return nil }
            switch bytes.unsafeLoad(fromByteOffset: at, as: UInt8.self) {
            case 0x22: return at
            // Whatever the backslash escapes, it ends no string.
            case 0x5c: at += 2
            default: at += 1
            }
        }
    }
}
