extension SIMDMask<SIMD16<Int8>> {
    /// Whether any lane is set. Two words or'ed together compile to far less than the standard library's `any`.
    @inline(__always)
    var hasLane: Bool {
        let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
        return words[0] | words[1] != 0
    }

    /// The number of the first set lane; 16 where none is set.
    @inline(__always)
    var firstLane: Int {
        // A lane is a byte of all ones or all zeros; on a big-endian machine the words are turned around first.
        let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
        let low = UInt64(littleEndian: words[0])
        if low != 0 { return low.trailingZeroBitCount >> 3 }
        return 8 &+ UInt64(littleEndian: words[1]).trailingZeroBitCount >> 3
    }
}
