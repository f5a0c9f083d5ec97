/// Compares keys as bytes, eight at a time.
enum KeyBytes {
    /// A word in which equal keys agree and others hardly ever do: length, first and last bytes. No secret: where many
    /// keys could be made to share one, hashing takes over.
    @inline(__always)
    static func fingerprint(_ bytes: RawSpan, _ start: Int, _ end: Int) -> UInt64 {
        let length = end &- start
        let size = UInt64(truncatingIfNeeded: length) &* 0x9e37_79b9_7f4a_7c15
        if length >= 8 {
            return size ^ word(bytes, start) ^ word(bytes, end &- 8) &* 0xbf58_476d_1ce4_e5b9
        }
        // A short key fits into the word as it is.
        var short: UInt64 = 0
        for offset in start..<end {
            short = short &<< 8 | UInt64(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
        }
        return size ^ short
    }

    /// Whether two ranges hold the same bytes.
    @inline(__always)
    static func areEqual(_ left: RawSpan, _ leftRange: Range<Int>, _ right: RawSpan, _ rightRange: Range<Int>) -> Bool {
        let length = leftRange.count
        guard length == rightRange.count else { return false }
        var offset = 0
        while offset &+ 8 <= length {
            guard word(left, leftRange.lowerBound &+ offset) == word(right, rightRange.lowerBound &+ offset) else {
                return false
            }
            offset &+= 8
        }
        while offset < length {
            let one = left.unsafeLoad(fromByteOffset: leftRange.lowerBound &+ offset, as: UInt8.self)
            let other = right.unsafeLoad(fromByteOffset: rightRange.lowerBound &+ offset, as: UInt8.self)
            guard one == other else { return false }
            offset &+= 1
        }
        return true
    }

    @inline(__always)
    private static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
        bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
