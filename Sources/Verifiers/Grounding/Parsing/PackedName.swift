/// The first eight characters of a name, lower case, and how many there are: enough to tell the known names apart.
struct PackedName: Sendable, Hashable {
    private var characters: UInt64 = 0
    private var count = 0

    init(_ text: FoldedText, _ range: Range<Int>) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let glyph = text.glyph(at: offset)
            append(glyph.byte)
            offset += glyph.width
        }
    }

    init(_ name: StaticString) {
        name.withUTF8Buffer { for byte in $0 { append(byte) } }
    }

    private mutating func append(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): return
        default: break
        }
        if count < 8 { characters = characters << 8 | UInt64(ByteClass.lowercased(byte)) }
        count += 1
    }
}
