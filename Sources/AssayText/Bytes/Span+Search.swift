extension Span<UInt8> {
    /// The offset of the first byte equal to `byte` in `start..<end`, or `end`.
    ///
    /// - Complexity: O(n), 64 bytes a step.
    func firstOffset(of byte: UInt8, from start: Int, to end: Int) -> Int {
        let needle = SIMD16(repeating: byte)
        return firstOffset(from: start, to: end, inBlock: { $0 .== needle }, isWanted: { $0 == byte })
    }

    /// The offset of the first byte equal to either of two in `start..<end`, or `end`.
    func firstOffset(of first: UInt8, or second: UInt8, from start: Int, to end: Int) -> Int {
        let (one, two) = (SIMD16(repeating: first), SIMD16(repeating: second))
        return firstOffset(
            from: start, to: end, inBlock: { ($0 .== one) .| ($0 .== two) }, isWanted: { $0 == first || $0 == second })
    }

    /// The offset of the first byte equal to one of three in `start..<end`, or `end`.
    func firstOffset(of first: UInt8, or second: UInt8, or third: UInt8, from start: Int, to end: Int) -> Int {
        let (one, two, three) = (SIMD16(repeating: first), SIMD16(repeating: second), SIMD16(repeating: third))
        return firstOffset(
            from: start, to: end, inBlock: { ($0 .== one) .| ($0 .== two) .| ($0 .== three) },
            isWanted: { $0 == first || $0 == second || $0 == third })
    }

    /// Sixteen bytes from an offset, which has to be at most `count - 16`.
    @inline(__always)
    func block(at offset: Int) -> SIMD16<UInt8> {
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
    }

    /// Eight bytes from an offset, the first lowest; the offset has to be at most `count - 8`.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private func firstOffset(
        from start: Int, to end: Int, inBlock: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>, isWanted: (UInt8) -> Bool
    ) -> Int {
        // The unchecked loads below rely on this.
        precondition(start >= 0 && end <= count, "a search outside the text")
        var offset = start
        while offset &+ 64 <= end {
            let low = inBlock(block(at: offset)) .| inBlock(block(at: offset &+ 16))
            let high = inBlock(block(at: offset &+ 32)) .| inBlock(block(at: offset &+ 48))
            if (low .| high).hasLane { break }
            offset &+= 64
        }
        while offset &+ 16 <= end {
            let mask = inBlock(block(at: offset))
            if mask.hasLane { return offset &+ mask.firstLane }
            offset &+= 16
        }
        while offset < end {
            if isWanted(self[offset]) { return offset }
            offset &+= 1
        }
        return end
    }
}
