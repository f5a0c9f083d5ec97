/// A symbol (variable, parameter or name of an unknown function) interned by an ``ExpressionArena``.
public struct SymbolIndex: Hashable, Sendable {
    /// The order of first appearance, 0 ..< ``ExpressionLimits/symbols``.
    public let rawValue: UInt8

    init(_ rawValue: UInt8) { self.rawValue = rawValue }

    var position: Int { Int(rawValue) }
}
