/// A word of up to sixteen ASCII characters in two machine words, so that looking it up allocates nothing.
///
/// Any longer word and any with another letter is ``other``: no word that is looked for. A Cyrillic `о` in `two` makes
/// it such a word.
public struct PackedWord: Sendable, Hashable, ExpressibleByStringLiteral {
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    /// A word no table holds.
    public static let other = PackedWord()

    /// A word of a table; more than sixteen characters or none of ASCII make ``other``.
    public init(stringLiteral value: StaticString) {
        self = value.withUTF8Buffer { PackedWord(values: $0.lazy.map(UInt32.init)) }
    }

    /// A word of a table; more than sixteen characters or none of ASCII make ``other``.
    public init(_ text: some StringProtocol) { self.init(values: text.utf8.lazy.map(UInt32.init)) }

    init(scalars: ArraySlice<UInt32>) { self.init(values: scalars) }

    private init() {}

    private init(values: some Sequence<UInt32>) {
        var count = 0
        for value in values {
            count += 1
            guard count <= 16, value > 0, value < 0x80 else {
                self = .other
                return
            }
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(value)
        }
    }
}

extension PackedWord {
    /// The characters, most significant first.
    var letters: [UInt32] {
        var letters: [UInt32] = []
        for shift in stride(from: 56, through: 0, by: -8) where high >> UInt64(shift) & 0xFF != 0 {
            letters.append(UInt32(high >> UInt64(shift) & 0xFF))
        }
        for shift in stride(from: 56, through: 0, by: -8) where low >> UInt64(shift) & 0xFF != 0 {
            letters.append(UInt32(low >> UInt64(shift) & 0xFF))
        }
        return letters
    }
}
