/// A set of symbols of one arena.
public struct SymbolSet: OptionSet, Hashable, Sendable {
    /// Bit n stands for the symbol with index n.
    public let rawValue: UInt64

    /// Takes bit n for the symbol with index n.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The set of one symbol.
    public init(_ symbol: SymbolIndex) { rawValue = 1 << UInt64(symbol.rawValue) }

    /// The number of symbols.
    public var count: Int { rawValue.nonzeroBitCount }

    /// The symbols in order of first appearance.
    public var members: [SymbolIndex] {
        (0..<UInt8(64)).filter { rawValue >> UInt64($0) & 1 == 1 }.map(SymbolIndex.init)
    }
}
