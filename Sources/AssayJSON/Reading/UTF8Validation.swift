/// UTF-8 as RFC 3629, section 4 has it: shortest forms only, no surrogates, nothing past U+10FFFF.
enum UTF8Validation {
    /// The length of the well-formed sequence that starts at an offset, 2…4; 0 where there is none.
    ///
    /// The byte at the offset is 0x80 or above.
    @inline(__always)
    static func sequenceLength(_ bytes: RawSpan, at offset: Int) -> Int {
        let left = bytes.byteCount - offset
        let first = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
        guard first >= 0xc2, first <= 0xf4, left >= 2 else { return 0 }
        let second = bytes.unsafeLoad(fromByteOffset: offset + 1, as: UInt8.self)
        if first < 0xe0 { return second & 0xc0 == 0x80 ? 2 : 0 }
        guard left >= 3 else { return 0 }
        let third = bytes.unsafeLoad(fromByteOffset: offset + 2, as: UInt8.self)
        guard third & 0xc0 == 0x80 else { return 0 }
        if first < 0xf0 {
            let low: UInt8 = first == 0xe0 ? 0xa0 : 0x80
            let high: UInt8 = first == 0xed ? 0x9f : 0xbf
            return second >= low && second <= high ? 3 : 0
        }
        guard left >= 4 else { return 0 }
        let fourth = bytes.unsafeLoad(fromByteOffset: offset + 3, as: UInt8.self)
        let low: UInt8 = first == 0xf0 ? 0x90 : 0x80
        let high: UInt8 = first == 0xf4 ? 0x8f : 0xbf
        return second >= low && second <= high && fourth & 0xc0 == 0x80 ? 4 : 0
    }
}
