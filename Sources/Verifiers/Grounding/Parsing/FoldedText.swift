/// UTF-8 bytes read as the ASCII a writer of coordinates meant: full-width digits, commas and brackets, CJK brackets,
/// typographic quotes, dashes and spaces are their ASCII counterparts; anything else beyond ASCII is ``Glyph/other``.
///
/// Folding happens glyph by glyph while reading, so that nothing is copied.
struct FoldedText {
    /// One folded character and the bytes it stands on.
    struct Glyph {
        /// ASCII, or ``other``; 0 with width 0 at the end of the text.
        let byte: UInt8
        let width: Int

        static let other: UInt8 = 0xFF
        static let end = Glyph(byte: 0, width: 0)
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var count: Int { bytes.count }

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The glyph at a byte offset; ``Glyph/end`` at or beyond the end.
    @inline(__always) func glyph(at offset: Int) -> Glyph {
        guard offset < bytes.count else { return .end }
        let byte = bytes[offset]
        return byte < 0x80 ? Glyph(byte: byte, width: 1) : wideGlyph(byte, at: offset)
    }

    /// The first offset at or after one that is not white space.
    func skippingSpaces(from offset: Int) -> Int {
        var offset = offset
        while true {
            let glyph = glyph(at: offset)
            guard glyph.width > 0, ByteClass.isSpace(glyph.byte) else { return offset }
            offset += glyph.width
        }
    }

    /// Whether the bytes of a name stand at an offset, unfolded.
    func hasBytes(of name: StaticString, at offset: Int) -> Bool {
        guard bytes.count - offset >= name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { name in
            for index in name.indices where bytes[offset + index] != name[index] { return false }
            return true
        }
    }

    private func wideGlyph(_ lead: UInt8, at offset: Int) -> Glyph {
        let width = min(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2, bytes.count - offset)
        if width == 2, lead == 0xC2, bytes[offset + 1] == 0xA0 { return Glyph(byte: UInt8(ascii: " "), width: 2) }
        guard width == 3 else { return Glyph(byte: Glyph.other, width: width) }
        let scalar =
            UInt32(lead & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
        return Glyph(byte: Self.fold(scalar), width: 3)
    }

    /// The ASCII counterpart of a scalar of the Basic Multilingual Plane.
    private static func fold(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0xFF01...0xFF5E: UInt8(truncatingIfNeeded: scalar - 0xFEE0)  // full-width forms
        case 0x3010, 0x3014, 0x3016, 0x27E6: UInt8(ascii: "[")  // 【 〔 〖 ⟦
        case 0x3011, 0x3015, 0x3017, 0x27E7: UInt8(ascii: "]")
        case 0x3008, 0x300A, 0x27E8: UInt8(ascii: "<")  // 〈 《 ⟨
        case 0x3009, 0x300B, 0x27E9: UInt8(ascii: ">")
        case 0x3001: UInt8(ascii: ",")  // 、
        case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: UInt8(ascii: " ")
        case 0x2018, 0x2019: UInt8(ascii: "'")
        case 0x201C, 0x201D: UInt8(ascii: "\"")
        case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
        case 0x301C, 0x5230, 0x81F3: UInt8(ascii: "~")  // wave dash; 到 and 至 join as "to" does
        default: Glyph.other
        }
    }
}
