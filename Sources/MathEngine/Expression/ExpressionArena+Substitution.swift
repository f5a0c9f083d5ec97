extension ExpressionArena {
    /// The expression with every occurrence of a symbol replaced; rational parts fold anew.
    ///
    /// Used to rename bound variables, to insert a solution and to unroll sums.
    /// - Complexity: O(distance between the expression's lowest and highest node).
    public func substituting(
        _ symbol: SymbolIndex, with replacement: NodeIndex, in root: NodeIndex, fuel: inout Fuel
    ) -> NodeIndex {
        guard hasSymbol(root) else { return root }
        let lowest = lowestNode(below: root)
        let count = root.position - lowest + 1
        guard fuel.spend(4 * count) else {
            isOverLimit = true
            return undefined()
        }
        // Nodes that are not below the root are not looked at: they have no mark.
        var copies = ContiguousArray<Int32>(repeating: -1, count: count)
        for position in lowest...root.position where marks[position] {
            marks[position] = false
            let node = nodes[position]
            func copy(_ operand: Int32) -> NodeIndex { NodeIndex(copies[Int(operand) - lowest]) }
            let result: NodeIndex
            switch node.operation {
            case .symbol where node.a == Int32(symbol.rawValue): result = replacement
            case .application:
                // A symbol that is a function here is renamed where its replacement is a name.
                let name = node.a == Int32(symbol.rawValue) ? self.symbol(of: replacement) : nil
                result = application(of: name ?? SymbolIndex(UInt8(truncatingIfNeeded: node.a)), to: copy(node.b))
            default:
                switch node.operation.operandCount {
                case 0: result = NodeIndex(Int32(position))
                case 1:
                    result =
                        node.flags.contains(.hasSymbol)
                        ? function(node.operation, copy(node.a)) : NodeIndex(Int32(position))
                default:
                    result =
                        node.flags.contains(.hasSymbol)
                        ? function(node.operation, copy(node.a), copy(node.b)) : NodeIndex(Int32(position))
                }
            }
            copies[position - lowest] = result.rawValue
        }
        return NodeIndex(copies[count - 1])
    }

    /// The symbols that stand below a node.
    public func symbols(in root: NodeIndex) -> SymbolSet {
        guard hasSymbol(root) else { return [] }
        var found: SymbolSet = []
        for position in lowestNode(below: root)...root.position where marks[position] {
            marks[position] = false
            let node = nodes[position]
            if node.operation == .symbol || node.operation == .application {
                found.insert(SymbolSet(SymbolIndex(UInt8(truncatingIfNeeded: node.a))))
            }
        }
        return found
    }

    /// Whether an operation stands below a node, or is it.
    public func contains(_ operation: Operation, in root: NodeIndex) -> Bool {
        var found = false
        for position in lowestNode(below: root)...root.position where marks[position] {
            marks[position] = false
            found = found || nodes[position].operation == operation
        }
        return found
    }

    /// Marks every node below the root, and the root; gives the lowest. The caller clears the marks.
    func lowestNode(below root: NodeIndex) -> Int {
        if marks.count < nodes.count {
            marks.append(contentsOf: repeatElement(false, count: nodes.count - marks.count))
        }
        var open = 1
        marks[root.position] = true
        var position = root.position
        while true {
            if marks[position] {
                open -= 1
                let node = nodes[position]
                let operands = node.operation.operandCount
                let first = node.operation == .application ? node.b : node.a
                if operands > 0, !marks[Int(first)] {
                    marks[Int(first)] = true
                    open += 1
                }
                if operands > 1, !marks[Int(node.b)] {
                    marks[Int(node.b)] = true
                    open += 1
                }
                if open == 0 { return position }
            }
            position -= 1
        }
    }
}
