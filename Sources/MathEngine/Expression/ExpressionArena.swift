/// Where expressions live: nodes in one array, operands before the nodes that use them.
///
/// Buffers are kept by ``reset()``, so that a thread that checks a million answers allocates for the first few only.
/// Constructors do no more than fold small rationals, exactly and overflow-checked; everything else is left to the
/// ``EquivalenceEngine``. Past a limit they give an `undefined` node and set ``isOverLimit``, so that a parser may go
/// on and look once at the end.
///
///     let arena = ExpressionArena()
///     let x = arena.symbol("x")
///     let square = arena.power(arena.sum(x, arena.integer(1)), arena.integer(2))   // (x + 1)²
///
/// Not for use by two threads at a time.
public final class ExpressionArena {
    /// The limits its constructors keep.
    public let limits: ExpressionLimits
    /// Whether something did not fit; stays so until ``reset()``.
    public internal(set) var isOverLimit = false
    /// Whether a text was an expression and passed a limit; prose that merely was no expression leaves it alone.
    public internal(set) var isTooLarge = false

    var nodes: ContiguousArray<Node> = []
    var constants: ContiguousArray<Constant> = []
    var digits: ContiguousArray<UInt8> = []
    var symbolNames: ContiguousArray<ContiguousArray<UInt8>> = []
    /// Scratch space of walks over an expression; all false between them.
    var marks: ContiguousArray<Bool> = []
    /// Where the numeral begins that is being written.
    var numeralStart = 0

    /// An empty arena.
    public init(limits: ExpressionLimits = .standard) {
        self.limits = limits
        nodes.reserveCapacity(256)
        constants.reserveCapacity(64)
        digits.reserveCapacity(256)
        symbolNames.reserveCapacity(8)
    }

    /// Forgets every expression and symbol; keeps the memory.
    public func reset() {
        nodes.removeAll(keepingCapacity: true)
        constants.removeAll(keepingCapacity: true)
        digits.removeAll(keepingCapacity: true)
        symbolNames.removeAll(keepingCapacity: true)
        numeralStart = 0
        isOverLimit = false
        isTooLarge = false
    }

    /// How many nodes there are; the difference over a piece of parsing is that answer's size.
    public var nodeCount: Int { nodes.count }

    /// What a node does.
    public func operation(of node: NodeIndex) -> Operation { nodes[node.position].operation }

    /// The node's operands: none for a leaf, the argument alone for an unknown function.
    public func operands(of node: NodeIndex) -> (first: NodeIndex?, second: NodeIndex?) {
        let value = nodes[node.position]
        if value.operation == .application { return (NodeIndex(value.b), nil) }
        switch value.operation.operandCount {
        case 0: return (nil, nil)
        case 1: return (NodeIndex(value.a), nil)
        default: return (NodeIndex(value.a), NodeIndex(value.b))
        }
    }

    /// The symbol a `symbol` or `application` node stands for.
    public func symbol(of node: NodeIndex) -> SymbolIndex? {
        let value = nodes[node.position]
        guard value.operation == .symbol || value.operation == .application else { return nil }
        return SymbolIndex(UInt8(truncatingIfNeeded: value.a))
    }

    /// The value of a node that was folded to a small rational.
    public func smallValue(of node: NodeIndex) -> SmallRational? {
        let value = nodes[node.position]
        return value.operation == .constant ? constants[Int(value.a)].small : nil
    }

    /// How the node was written, where it is one numeral with at most a sign before it.
    public func numeral(of node: NodeIndex) -> Numeral? {
        let value = nodes[node.position]
        return value.operation == .constant ? constants[Int(value.a)].numeral : nil
    }

    /// Whether a symbol stands below the node.
    public func hasSymbol(_ node: NodeIndex) -> Bool { nodes[node.position].flags.contains(.hasSymbol) }

    /// Whether a numeral with a decimal point stands below the node, folded or not.
    public func hasDecimal(_ node: NodeIndex) -> Bool { nodes[node.position].flags.contains(.hasDecimal) }

    /// +1 or −1 where the node is positive or negative infinity itself.
    public func infinitySign(of node: NodeIndex) -> Int? {
        let value = nodes[node.position]
        if value.operation == .infinity { return 1 }
        return value.operation == .negate && nodes[Int(value.a)].operation == .infinity ? -1 : nil
    }

    func append(_ operation: Operation, _ a: Int32, _ b: Int32, _ flags: NodeFlags) -> NodeIndex {
        guard nodes.count < limits.arenaNodes else {
            isOverLimit = true
            if nodes.isEmpty { nodes.append(Node(operation: .undefined, flags: .isOpaque, a: -1, b: -1)) }
            // The last node that fits is kept for this.
            nodes[nodes.count - 1] = Node(operation: .undefined, flags: .isOpaque, a: -1, b: -1)
            return NodeIndex(Int32(nodes.count - 1))
        }
        nodes.append(Node(operation: operation, flags: flags, a: a, b: b))
        return NodeIndex(Int32(nodes.count - 1))
    }

    /// Whether a node divides by a zero that folded, so that it has no value.
    func isUndefined(_ node: NodeIndex) -> Bool {
        let value = nodes[node.position]
        if value.operation == .undefined { return true }
        guard value.operation == .divide, let divisor = smallValue(of: NodeIndex(value.b)) else { return false }
        return divisor.numerator == 0
    }

    func flags(_ node: NodeIndex) -> NodeFlags { nodes[node.position].flags }
}
