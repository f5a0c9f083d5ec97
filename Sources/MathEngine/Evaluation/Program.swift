/// One expression cut out of an arena: its nodes alone, in order, with their operands renumbered.
///
/// Evaluation is one forward loop over the steps; what else lives in the arena costs nothing.
struct Program {
    struct Step {
        let operation: Operation
        let flags: NodeFlags
        /// A step before this one, or what the operation says.
        let a: Int32
        let b: Int32
    }

    private(set) var steps: ContiguousArray<Step> = []
    /// The arena's tables, shared.
    private(set) var constants: ContiguousArray<Constant> = []
    private(set) var digits: ContiguousArray<UInt8> = []
    private(set) var symbolNames: ContiguousArray<ContiguousArray<UInt8>> = []
    private(set) var operations = OperationSet()
    private var numbers: ContiguousArray<Int32> = []

    /// The number of the last step, whose value is the expression's.
    var root: Int { steps.count - 1 }
    var isConstant: Bool { !steps[root].flags.contains(.hasSymbol) }

    /// Replaces the program by the expression below a node.
    ///
    /// - Complexity: O(distance between the expression's lowest and highest node).
    mutating func load(_ node: NodeIndex, from arena: ExpressionArena) {
        constants = arena.constants
        digits = arena.digits
        symbolNames = arena.symbolNames
        operations = OperationSet()
        steps.removeAll(keepingCapacity: true)
        let lowest = arena.lowestNode(below: node)
        let span = node.position - lowest + 1
        if numbers.count < span { numbers = ContiguousArray(repeating: -1, count: max(span, 2 * numbers.count)) }
        for position in lowest...node.position where arena.marks[position] {
            arena.marks[position] = false
            let source = arena.nodes[position]
            var (a, b) = (source.a, source.b)
            switch source.operation.operandCount {
            case 0: break
            case 1 where source.operation == .application: b = numbers[Int(b) - lowest]
            case 1: a = numbers[Int(a) - lowest]
            default: (a, b) = (numbers[Int(a) - lowest], numbers[Int(b) - lowest])
            }
            numbers[position - lowest] = Int32(steps.count)
            operations.insert(source.operation)
            steps.append(Step(operation: source.operation, flags: source.flags, a: a, b: b))
        }
    }
}

/// Which operations an expression uses.
struct OperationSet: Hashable {
    private var bits: (UInt64, UInt64) = (0, 0)

    mutating func insert(_ operation: Operation) {
        if operation.rawValue < 64 {
            bits.0 |= 1 << UInt64(operation.rawValue)
        } else {
            bits.1 |= 1 << UInt64(operation.rawValue - 64)
        }
    }

    func contains(_ operation: Operation) -> Bool {
        operation.rawValue < 64
            ? bits.0 >> UInt64(operation.rawValue) & 1 == 1 : bits.1 >> UInt64(operation.rawValue - 64) & 1 == 1
    }

    static func == (left: OperationSet, right: OperationSet) -> Bool { left.bits == right.bits }

    func hash(into hasher: inout Hasher) {
        hasher.combine(bits.0)
        hasher.combine(bits.1)
    }
}
