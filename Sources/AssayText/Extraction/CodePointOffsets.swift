/// Turns UTF-8 offsets into offsets in Unicode code points, as Python's `str` counts them, for reports.
public enum CodePointOffsets {
    /// The range in code points of a range in UTF-8 bytes. Both ends have to stand between code points.
    ///
    /// - Complexity: O(range.upperBound), 16 bytes a step.
    public static func range(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
        let start = count(in: text, 0..<range.lowerBound)
        return start..<start + count(in: text, range)
    }

    /// The code points in a range of UTF-8 bytes.
    public static func count(in text: Span<UInt8>, _ range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= text.count, "a range outside the text")
        // A code point has one byte that is no continuation byte (10xxxxxx): every byte from -64 as a signed number.
        let lowest = SIMD16<Int8>(repeating: -64)
        let one = SIMD16<UInt8>(repeating: 1)
        var offset = range.lowerBound
        var count = 0
        while offset &+ 16 <= range.upperBound {
            // A lane counts up to 255 blocks before it would overflow.
            var lanes = SIMD16<UInt8>.zero
            var blocks = 0
            while offset &+ 16 <= range.upperBound, blocks < 255 {
                let bytes = unsafeBitCast(text.block(at: offset), to: SIMD16<Int8>.self)
                lanes &+= SIMD16<UInt8>.zero.replacing(with: one, where: bytes .>= lowest)
                offset &+= 16
                blocks &+= 1
            }
            count &+= Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
        }
        while offset < range.upperBound {
            if text[offset] & 0xC0 != 0x80 { count &+= 1 }
            offset &+= 1
        }
        return count
    }
}
