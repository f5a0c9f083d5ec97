/// Classes of folded bytes.
enum ByteClass {
    @inline(__always) static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0x5F }

    @inline(__always) static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// What may follow a number: the end, a space, a separator or a bracket.
    @inline(__always) static func endsNumber(_ glyph: FoldedText.Glyph) -> Bool {
        if glyph.width == 0 || isSpace(glyph.byte) { return true }
        switch glyph.byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"),
            UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"),
            UInt8(ascii: "\\"):
            return true
        default: return false
        }
    }
}
