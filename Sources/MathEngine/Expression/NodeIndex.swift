/// A node of an ``ExpressionArena``, and with it the expression below that node.
///
/// Valid until the arena is reset. An index of one arena means nothing in another.
public struct NodeIndex: Hashable, Sendable {
    /// The position among the arena's nodes, 0 or more.
    public let rawValue: Int32

    init(_ rawValue: Int32) { self.rawValue = rawValue }

    var position: Int { Int(rawValue) }
}
