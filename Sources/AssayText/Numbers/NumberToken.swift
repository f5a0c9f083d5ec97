/// A piece of a text that was searched for numbers.
public struct NumberToken: Sendable {
    /// What the piece is.
    public enum Kind: Sendable {
        /// A number, written so; its value is ``NumberToken/number``.
        case number(NumberForm)
        /// Something that looks like a number and is none.
        case flaw(NumeralFlaw)
        /// A position in an order: `third`, `3rd`, `第三`.
        case ordinal
        /// A word of a script that is written with spaces, lower case where it is ASCII.
        case word(PackedWord)
        /// A letter of a script that is written without spaces.
        case ideograph(UInt32)
        /// Anything else but white space.
        case symbol(UInt32)
    }

    /// What it is.
    public let kind: Kind
    /// Where it stands in ``NumberText/scalars``.
    public let range: Range<Int>

    /// The number, or nil for anything else.
    public let number: DecimalNumber?

    /// Anything but a number.
    init(kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
        number = nil
    }

    /// A number.
    init(_ number: DecimalNumber, _ form: NumberForm, range: Range<Int>) {
        kind = .number(form)
        self.range = range
        self.number = number
    }

    /// How the number is written, or nil for anything else.
    public var form: NumberForm? { if case .number(let form) = kind { form } else { nil } }
    /// The flaw, or nil for anything else.
    public var flaw: NumeralFlaw? { if case .flaw(let flaw) = kind { flaw } else { nil } }
    /// The word, or nil for anything else.
    public var word: PackedWord? { if case .word(let word) = kind { word } else { nil } }
    /// The symbol, or nil for anything else.
    public var symbol: UInt32? { if case .symbol(let symbol) = kind { symbol } else { nil } }
    /// The ideograph, or nil for anything else.
    public var ideograph: UInt32? { if case .ideograph(let ideograph) = kind { ideograph } else { nil } }
}
