/// A piece of a ``WordText``.
public struct WordToken: Sendable {
    /// What a piece is.
    public enum Kind: Sendable, Hashable {
        /// A run of letters, with the digits, marks and apostrophes inside it.
        case word
        /// A run of digits, with the points and commas between them.
        case number
        /// One letter of a script that is written without spaces.
        case ideograph
        /// Anything else but white space, one scalar.
        case symbol
    }

    /// What it is.
    public let kind: Kind
    /// Where it stands in ``WordText/scalars``.
    public let range: Range<Int>
    /// Where its case-folded form stands in ``WordText/folded``.
    public let folded: Range<Int>
    /// Whether it is the first of its line.
    public let startsLine: Bool
    /// The word, case-folded; ``PackedWord/other`` for anything but a short ASCII word.
    public let word: PackedWord
}
