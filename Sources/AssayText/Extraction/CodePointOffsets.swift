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
        // A code point has one byte that is no continuation byte (10xxxxxx): every byte from -64 as a signed number.
        let lowest = SIMD16<Int8>(repeating: -64)
        return text.count(
            in: range, inBlock: { unsafeBitCast($0, to: SIMD16<Int8>.self) .>= lowest }, isWanted: { $0 & 0xC0 != 0x80 }
        )
    }
}
