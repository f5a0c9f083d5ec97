/// Looks for runs of ruling characters, sixteen bytes at a time: most texts have none.
enum RunSearch {
    /// What there is to remove.
    struct Found: Equatable {
        /// The bits of the characters that have a run of three.
        var characters: UInt16 = 0
        /// There is a `|---…|`.
        var hasTableRule = false
    }

    /// What a range of a text holds.
    ///
    /// - Complexity: O(n).
    static func find(in text: Span<UInt8>, _ range: Range<Int>) -> Found {
        var found = Found()
        var offset = range.lowerBound
        while offset &+ 38 <= range.upperBound {
            // Most texts are let go by this glance.
            if (mayBegin(text, at: offset) .| mayBegin(text, at: offset &+ 16)).hasLane {
                for block in stride(from: offset, to: offset &+ 32, by: 16) where begins(text, at: block).hasLane {
                    for place in block..<block &+ 16 { note(text, at: place, to: range.upperBound, &found) }
                }
            }
            offset &+= 32
        }
        while offset < range.upperBound {
            note(text, at: offset, to: range.upperBound, &found)
            offset &+= 1
        }
        return found
    }

    /// Where one of three equal bytes in a row, a character beyond ASCII or a line stands.
    @inline(__always)
    private static func mayBegin(_ text: Span<UInt8>, at offset: Int) -> SIMDMask<SIMD16<Int8>> {
        let here = text.block(at: offset)
        let isSame = (here .== text.block(at: offset &+ 1)) .& (here .== text.block(at: offset &+ 2))
        let isWide = unsafeBitCast(here, to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: 0)
        return isSame .| isWide .| (here .== SIMD16(repeating: UInt8(ascii: "|")))
    }

    /// Where three equal bytes begin; three equal first bytes of three-byte characters, of which the ones wanted begin
    /// with E2 or EF; or a table rule.
    @inline(__always)
    private static func begins(_ text: Span<UInt8>, at offset: Int) -> SIMDMask<SIMD16<Int8>> {
        let (two, three) = (SIMD16<UInt8>(repeating: 0xE2), SIMD16<UInt8>(repeating: 0xEF))
        let (line, dash) = (SIMD16(repeating: UInt8(ascii: "|")), SIMD16(repeating: UInt8(ascii: "-")))
        let here = text.block(at: offset)
        let next = text.block(at: offset &+ 1)
        let isSame = (here .== next) .& (here .== text.block(at: offset &+ 2))
        let isWide = (here .== two) .| (here .== three)
        let isSameWide = isWide .& (here .== text.block(at: offset &+ 3)) .& (here .== text.block(at: offset &+ 6))
        return isSame .| isSameWide .| ((here .== line) .& (next .== dash))
    }

    /// The next run of a character, all of it.
    ///
    /// - Complexity: O(n) in what is passed over.
    static func nextRun(of character: RulingCharacter, in text: Span<UInt8>, from start: Int) -> Range<Int>? {
        let width = character.utf8.utf8CodeUnitCount
        let first = SIMD16(repeating: character.utf8.utf8Start[0])
        var offset = start
        while offset &+ 16 &+ 2 &* width <= text.count {
            let isFirst = (text.block(at: offset) .== first) .& (text.block(at: offset &+ width) .== first)
            if (isFirst .& (text.block(at: offset &+ 2 &* width) .== first)).hasLane {
                for place in offset..<offset &+ 16 {
                    if let run = run(of: character, in: text, at: place) { return run }
                }
            }
            offset &+= 16
        }
        while offset < text.count {
            if let run = run(of: character, in: text, at: offset) { return run }
            offset &+= 1
        }
        return nil
    }

    /// The offset of the line that ends a table rule, `|---…|`, which begins at an offset; nil where none begins there.
    static func endOfTableRule(in text: Span<UInt8>, at offset: Int, to end: Int) -> Int? {
        var close = offset &+ 1
        while close < end, text[close] == UInt8(ascii: "-") { close &+= 1 }
        // The line that ends the rule is left out with it; the one that begins it stays.
        guard close > offset &+ 1, close < end, text[close] == UInt8(ascii: "|") else { return nil }
        return close &+ 1
    }

    /// Notes the run or the table rule that begins at an offset.
    private static func note(_ text: Span<UInt8>, at offset: Int, to end: Int, _ found: inout Found) {
        guard let character = RulingCharacter(in: text, at: offset, to: end) else { return }
        if character == .verticalLine, !found.hasTableRule {
            found.hasTableRule = endOfTableRule(in: text, at: offset, to: end) != nil
        }
        guard found.characters & character.bit == 0 else { return }
        let width = character.utf8.utf8CodeUnitCount
        for place in 1..<RunRemoval.shortestRun {
            guard text.has(character.utf8, at: offset &+ place &* width, to: end) else { return }
        }
        found.characters |= character.bit
    }

    private static func run(of character: RulingCharacter, in text: Span<UInt8>, at start: Int) -> Range<Int>? {
        let width = character.utf8.utf8CodeUnitCount
        var end = start
        while text.has(character.utf8, at: end, to: text.count) { end &+= width }
        return end &- start >= RunRemoval.shortestRun &* width ? start..<end : nil
    }
}
