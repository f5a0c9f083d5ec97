/// The characters whose runs are no repetition but rules, tables and leaders, in the order their runs are removed.
enum RulingCharacter: UInt8, CaseIterable {
    case equalsSign, verticalLine, hyphen, tilde, lowLine, numberSign, asterisk, fullStop, percentSign
    /// U+FF0D.
    case fullWidthHyphen
    /// U+2588.
    case fullBlock
    case space
    /// U+2500.
    case boxDrawing

    /// The character at an offset, or nil where none of them stands there.
    @inline(__always)
    init?(in text: Span<UInt8>, at offset: Int, to end: Int) {
        guard offset < end else { return nil }
        switch text[offset] {
        case UInt8(ascii: "="): self = .equalsSign
        case UInt8(ascii: "|"): self = .verticalLine
        case UInt8(ascii: "-"): self = .hyphen
        case UInt8(ascii: "~"): self = .tilde
        case UInt8(ascii: "_"): self = .lowLine
        case UInt8(ascii: "#"): self = .numberSign
        case UInt8(ascii: "*"): self = .asterisk
        case UInt8(ascii: "."): self = .fullStop
        case UInt8(ascii: "%"): self = .percentSign
        case UInt8(ascii: " "): self = .space
        case 0xEF where text.has("\u{FF0D}", at: offset, to: end): self = .fullWidthHyphen
        case 0xE2 where text.has("\u{2588}", at: offset, to: end): self = .fullBlock
        case 0xE2 where text.has("\u{2500}", at: offset, to: end): self = .boxDrawing
        default: return nil
        }
    }

    /// The character in UTF-8.
    var utf8: StaticString {
        switch self {
        case .equalsSign: "="
        case .verticalLine: "|"
        case .hyphen: "-"
        case .tilde: "~"
        case .lowLine: "_"
        case .numberSign: "#"
        case .asterisk: "*"
        case .fullStop: "."
        case .percentSign: "%"
        case .fullWidthHyphen: "\u{FF0D}"
        case .fullBlock: "\u{2588}"
        case .space: " "
        case .boxDrawing: "\u{2500}"
        }
    }

    /// One bit of its own.
    var bit: UInt16 { 1 << UInt16(rawValue) }
}
