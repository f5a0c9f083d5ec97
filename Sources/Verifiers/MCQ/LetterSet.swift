/// Some of the letters A…Z.
public struct LetterSet: Sendable, Hashable {
    private var bits: UInt32 = 0

    /// No letter.
    public init() {}

    /// One letter by its upper-case ASCII value; none for anything else.
    init(_ letter: UInt32) { insert(letter) }

    /// How many letters there are, 0…26.
    public var count: Int { bits.nonzeroBitCount }
    /// Whether there is none.
    public var isEmpty: Bool { bits == 0 }
    /// The letters in alphabetical order, joined: `AC`.
    public var text: String { String(decoding: values.map(UInt8.init), as: UTF8.self) }

    private var values: [UInt32] { (0x41...0x5A).filter(contains) }

    func contains(_ letter: UInt32) -> Bool { letter &- 0x41 < 26 && bits & 1 << (letter &- 0x41) != 0 }

    mutating func insert(_ letter: UInt32) { if letter &- 0x41 < 26 { bits |= 1 << (letter &- 0x41) } }

    func union(_ other: LetterSet) -> LetterSet { combined(bits | other.bits) }

    func intersection(_ other: LetterSet) -> LetterSet { combined(bits & other.bits) }

    func isSubset(of other: LetterSet) -> Bool { bits & ~other.bits == 0 }

    private func combined(_ bits: UInt32) -> LetterSet {
        var set = LetterSet()
        set.bits = bits
        return set
    }
}
