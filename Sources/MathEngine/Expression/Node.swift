/// One node of an expression, 12 bytes.
///
/// Invariant: operands that are nodes have smaller indices than the node itself, so that one forward loop evaluates
/// an expression and nothing ever recurses.
struct Node: Hashable {
    let operation: Operation
    let flags: NodeFlags
    /// The first operand: a node, or what the operation says.
    let a: Int32
    /// The second operand, or −1.
    let b: Int32
}

/// What is known of an expression without evaluating it.
struct NodeFlags: OptionSet, Hashable {
    let rawValue: UInt8

    /// A symbol stands somewhere below.
    static let hasSymbol = NodeFlags(rawValue: 1)
    /// A numeral with a decimal point stands somewhere below.
    static let hasDecimal = NodeFlags(rawValue: 2)
    /// The imaginary unit stands somewhere below.
    static let hasImaginaryUnit = NodeFlags(rawValue: 4)
    /// An unknown function, infinity or something undefined stands somewhere below.
    static let isOpaque = NodeFlags(rawValue: 8)
}
