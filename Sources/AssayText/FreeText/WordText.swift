/// A text cut into words, numbers, ideographs and symbols, each with its case-folded form beside it.
///
///     WordText("The answer is (B).").tokens   // The · answer · is · ( · B · ) · .
///
/// Full-width forms are ASCII, dashes `-`, apostrophes `'`; invisible scalars are gone; the rest is in NFC.
public struct WordText: Sendable {
    /// The text as it was read, case and white space kept.
    public let scalars: [UInt32]
    /// The case-folded tokens, one after the other.
    public let folded: [UInt32]
    /// The pieces in order, without white space.
    public let tokens: [WordToken]
    /// Whether the text has more tokens than were asked for, so that the rest of it was not looked at.
    public let isCut: Bool

    /// Cuts a text.
    ///
    /// - Parameter maxTokens: where to stop.
    /// - Complexity: O(n).
    public init(_ text: String, maxTokens: Int = 4_096) {
        var cutter = WordCutter(Self.prepared(text))
        isCut = !cutter.cut(atMost: maxTokens)
        scalars = cutter.scalars
        folded = cutter.folded
        tokens = cutter.tokens
    }

    /// The case-folded scalars of one token.
    public func folded(_ index: Int) -> ArraySlice<UInt32> { folded[tokens[index].folded] }

    /// The scalar of a token that is one scalar long, or nil.
    public func single(_ index: Int) -> UInt32? {
        guard tokens.indices.contains(index), tokens[index].range.count == 1 else { return nil }
        return scalars[tokens[index].range.lowerBound]
    }

    /// The scalar of a symbol, or nil for anything else and outside the text.
    public func symbol(_ index: Int) -> UInt32? {
        guard tokens.indices.contains(index), tokens[index].kind == .symbol else { return nil }
        return scalars[tokens[index].range.lowerBound]
    }

    /// Whether a token and the one after it stand side by side; false at the ends.
    public func isTouching(_ index: Int) -> Bool {
        guard index >= 0, index + 1 < tokens.count else { return false }
        return tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
    }

    /// - Parameter keepsOverrides: whether direction overrides stay, which show a text in another order than it has.
    static func prepared(_ text: String, keepsOverrides: Bool = false) -> [UInt32] {
        let composed = UnicodeText.nfc(text)
        let bytes = composed.utf8Span.span
        var scalars: [UInt32] = []
        scalars.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            let (value, length) = bytes.scalar(at: offset)
            offset += length
            let isKept = keepsOverrides && value &- 0x202D < 2
            if value >= 0x80, UnicodeText.isInvisible(value), !isKept { continue }
            scalars.append(plain(value))
        }
        return scalars
    }

    /// Width, dashes and apostrophes folded.
    private static func plain(_ value: UInt32) -> UInt32 {
        if value < 0x80 { return value }
        switch value {
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: return 0x2D
        case 0x2018, 0x2019, 0x201B, 0x02BC, 0xFF07: return 0x27
        case 0x201C, 0x201D, 0x201F: return 0x22
        default: return UnicodeText.foldedWidth(value)
        }
    }
}
