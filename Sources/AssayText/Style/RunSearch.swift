/// Looks for runs of ruling characters, sixteen bytes at a time: most texts have none.
enum RunSearch {
    /// What there is to remove.
    struct Found: Equatable {
        /// A bit for each character that has a run of three, by its place in the order of removal.
        var characters: UInt16 = 0
        /// There is a `|---…|`.
        var hasTableRule = false
    }

    /// What a range of a text holds.
    ///
    /// - Complexity: O(n).
    static func find(in text: Span<UInt8>, _ range: Range<Int>) -> Found {
        var found = Found()
        // Three equal bytes in a row; three equal first bytes of three-byte characters in a row, of which the ones
        // wanted begin with E2 or EF; and the beginning of a table rule.
        let (two, three) = (SIMD16<UInt8>(repeating: 0xE2), SIMD16<UInt8>(repeating: 0xEF))
        let (line, dash) = (SIMD16(repeating: UInt8(ascii: "|")), SIMD16(repeating: UInt8(ascii: "-")))
        var offset = range.lowerBound
        while offset &+ 22 <= range.upperBound {
            let here = text.block(at: offset)
            let next = text.block(at: offset &+ 1)
            let isSame = (here .== next) .& (here .== text.block(at: offset &+ 2))
            let isWide = (here .== two) .| (here .== three)
            let isSameWide =
                isWide .& (here .== text.block(at: offset &+ 3)) .& (here .== text.block(at: offset &+ 6))
            let isRule = (here .== line) .& (next .== dash)
            if (isSame .| isSameWide .| isRule).hasLane {
                for place in offset..<offset &+ 16 { note(text, at: place, to: range.upperBound, &found) }
            }
            offset &+= 16
        }
        while offset < range.upperBound {
            note(text, at: offset, to: range.upperBound, &found)
            offset &+= 1
        }
        return found
    }

    /// Notes the run that begins at an offset.
    private static func note(_ text: Span<UInt8>, at offset: Int, to end: Int, _ found: inout Found) {
        let byte = text[offset]
        guard let place = place(of: byte, text, at: offset, to: end) else { return }
        if byte == UInt8(ascii: "|"), !found.hasTableRule, isTableRule(text, at: offset, to: end) {
            found.hasTableRule = true
        }
        let width = byte < 0x80 ? 1 : 3
        guard offset &+ 3 &* width <= end else { return }
        for step in 0..<2 &* width where text[offset &+ step] != text[offset &+ step &+ width] { return }
        found.characters |= 1 << UInt16(place)
    }

    /// The place of the character at an offset in the order of removal.
    private static func place(of byte: UInt8, _ text: Span<UInt8>, at offset: Int, to end: Int) -> Int? {
        switch byte {
        case UInt8(ascii: "="): return 0
        case UInt8(ascii: "|"): return 1
        case UInt8(ascii: "-"): return 2
        case UInt8(ascii: "~"): return 3
        case UInt8(ascii: "_"): return 4
        case UInt8(ascii: "#"): return 5
        case UInt8(ascii: "*"): return 6
        case UInt8(ascii: "."): return 7
        case UInt8(ascii: "%"): return 8
        case UInt8(ascii: " "): return 11
        case 0xEF where text.has("\u{FF0D}", at: offset, to: end): return 9
        case 0xE2 where text.has("\u{2588}", at: offset, to: end): return 10
        case 0xE2 where text.has("\u{2500}", at: offset, to: end): return 12
        default: return nil
        }
    }

    private static func isTableRule(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Bool {
        var close = offset &+ 1
        while close < end, text[close] == UInt8(ascii: "-") { close &+= 1 }
        return close > offset &+ 1 && close < end && text[close] == UInt8(ascii: "|")
    }
}
