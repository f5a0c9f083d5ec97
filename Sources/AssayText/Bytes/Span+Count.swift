extension Span<UInt8> {
    /// How many bytes of a range satisfy a condition, given for sixteen bytes and for one.
    ///
    /// - Parameter limit: counting stops soon after this many; the result is exact below it.
    /// - Complexity: O(n), 16 bytes a step.
    @inline(__always)
    func count(
        in range: Range<Int>, upTo limit: Int = .max, inBlock: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>,
        isWanted: (UInt8) -> Bool
    ) -> Int {
        // The unchecked loads below rely on this.
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range outside the text")
        let one = SIMD16<UInt8>(repeating: 1)
        var offset = range.lowerBound
        var total = 0
        while offset &+ 16 <= range.upperBound, total < limit {
            // A lane counts 255 blocks before it would overflow.
            var lanes = SIMD16<UInt8>.zero
            let last = Swift.min(range.upperBound &- 16, offset &+ 254 &* 16)
            while offset <= last {
                lanes.replace(with: lanes &+ one, where: inBlock(block(at: offset)))
                offset &+= 16
            }
            total &+= Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
        }
        if total >= limit { return total }
        while offset < range.upperBound {
            if isWanted(self[offset]) { total &+= 1 }
            offset &+= 1
        }
        return total
    }
}
