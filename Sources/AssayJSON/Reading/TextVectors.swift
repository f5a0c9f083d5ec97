/// Sixteen bytes of text at a time: what ends plain text, and whether sequences are well-formed UTF-8.
///
/// The types are written out because only the operators on concrete vectors compile to vector instructions.
enum TextVectors {
    /// Sixteen bytes, or sixteen lanes that are all ones or all zeros.
    typealias Bytes = SIMD16<UInt8>

    /// All ones where a byte is no plain ASCII of a string: quotes, backslashes, controls, and everything from 0x80.
    @inline(__always)
    static func special(_ text: Bytes) -> Bytes {
        // As signed numbers the bytes from 0x80 are negative: one comparison finds them and the controls.
        isBelow(text, signed: 0x20) | isEqual(text, 0x22) | isEqual(text, 0x5c)
    }

    /// All ones where a byte ends a run of sequences of two and three bytes: quotes, backslashes, controls, and what
    /// leads four bytes or nothing.
    @inline(__always)
    static func stops(_ text: Bytes) -> Bytes {
        escaped(text) | isAtLeast(text, 0xf0)
    }

    /// All ones where a byte cannot stand in a string as it is: quotes, backslashes, controls.
    @inline(__always)
    static func escaped(_ text: Bytes) -> Bytes { ~isAtLeast(text, 0x20) | isEqual(text, 0x22) | isEqual(text, 0x5c) }

    /// All ones where a byte is a backslash.
    @inline(__always)
    static func backslashes(_ text: Bytes) -> Bytes { isEqual(text, 0x5c) }

    /// All ones where a byte breaks RFC 3629, section 4, among sequences of one to three bytes.
    ///
    /// A byte continues a sequence exactly when the byte before leads two or more or the byte two before leads three;
    /// 0xC0 and 0xC1 would lead overlong forms, as 0xE0 does before 0x80…0x9F, and 0xED leads surrogates before
    /// 0xA0…0xBF. A sequence cut short shows as a fault at the byte after it.
    ///
    /// - Parameters:
    ///   - previous: the bytes one before each of `text`.
    ///   - second: the bytes two before each of `text`.
    @inline(__always)
    static func faults(_ text: Bytes, previous: Bytes, second: Bytes) -> Bytes {
        let continues = isBelow(text, signed: -0x40)
        let isDue = isAtLeast(previous, 0xc0) | isAtLeast(second, 0xe0)
        let isLow = isBelow(text, signed: -0x60)
        let isOverlong = isEqual(previous, 0xe0) & isLow
        let isSurrogate = isEqual(previous, 0xed) & ~isLow
        let leadsOverlong = isEqual(text & Bytes(repeating: 0xfe), 0xc0)
        return (continues ^ isDue) | isOverlong | isSurrogate | leadsOverlong
    }

    /// Whether any bit is set.
    @inline(__always)
    static func isSet(_ lanes: Bytes) -> Bool {
        let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
        return words[0] | words[1] != 0
    }

    @inline(__always)
    private static func isEqual(_ text: Bytes, _ byte: UInt8) -> Bytes {
        unsafeBitCast(text .== Bytes(repeating: byte), to: Bytes.self)
    }

    @inline(__always)
    private static func isAtLeast(_ text: Bytes, _ bound: UInt8) -> Bytes {
        unsafeBitCast(text .>= Bytes(repeating: bound), to: Bytes.self)
    }

    @inline(__always)
    private static func isBelow(_ text: Bytes, signed bound: Int8) -> Bytes {
        unsafeBitCast(unsafeBitCast(text, to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: bound), to: Bytes.self)
    }
}
