/// A text with the numbers in it found: digits of any script, English and Chinese number words of any length.
///
///     NumberText("one hundred and five cats").tokens   // number 105, word
///     NumberText("共3万5千只").tokens                    // ideograph, number 35000, ideograph
///     NumberText("two thirds").tokens                   // flaw: fraction
///
/// Nothing is evaluated: `3+2` is two numbers and a symbol. A domain decides what the tokens around a number mean.
public struct NumberText: Sendable {
    /// The text as it was read: ASCII letters in lower case, full-width forms as ASCII, hyphens and minus signs as `-`,
    /// the Arabic separators as `,` and `.`, without invisible scalars.
    public let scalars: [UInt32]
    /// The pieces in order, without white space.
    public let tokens: [NumberToken]
    /// Whether the text holds a direction override, so that a reader sees its digits in another order.
    public let hasDirectionOverride: Bool

    /// Whether the text has more tokens than were asked for, so that the rest of it was not looked at.
    public let isCut: Bool

    /// Finds the numbers of a text.
    ///
    /// - Parameter maxTokens: where to stop; a number counts one token, however many digits it has. A token takes some
    ///   200 bytes while the text is read.
    /// - Complexity: O(n).
    public init(_ text: String, maxTokens: Int = 16_384) {
        let bytes = text.utf8Span.span
        var scalars: [UInt32] = []
        scalars.reserveCapacity(bytes.count)
        var isOverridden = false
        var offset = 0
        while offset < bytes.count {
            let (value, length) = bytes.scalar(at: offset)
            offset += length
            if UnicodeText.isInvisible(value) {
                isOverridden = isOverridden || value &- 0x202D < 2
                continue
            }
            scalars.append(Self.folded(value))
        }
        self.scalars = scalars
        hasDirectionOverride = isOverridden
        var lexer = NumberLexer(scalars)
        var joiner = EnglishNumberJoiner(lexer.tokens(atMost: maxTokens))
        isCut = !lexer.isAtEnd
        tokens = joiner.joined()
    }

    /// The number the whole text is, or nil where there is anything else in it.
    public var whole: (number: DecimalNumber, form: NumberForm)? {
        guard tokens.count == 1, !hasDirectionOverride, !isCut, let number = tokens[0].number, let form = tokens[0].form
        else {
            return nil
        }
        return (number, form)
    }

    private static func folded(_ value: UInt32) -> UInt32 {
        if value < 0x80 { return value &- 0x41 < 26 ? value | 0x20 : value }
        switch value {
        case 0xFF21...0xFF3A: return value - 0xFF21 + 0x61
        case 0xFF01...0xFF5E: return value - 0xFF01 + 0x21
        case 0x3000: return 0x20
        case 0x2212, 0x2010, 0x2011, 0xFE63: return 0x2D
        case 0x066B: return 0x2E
        case 0x066C: return 0x2C
        case 0x066A: return 0x25
        case 0x2018, 0x2019: return 0x27
        default: return value
        }
    }
}

extension NumberText {
    /// Whether an ideograph is a Chinese measure word (个, 只, 人 …).
    public static func isMeasureWord(_ ideograph: UInt32) -> Bool { ChineseCharacters.measures.contains(ideograph) }
}
