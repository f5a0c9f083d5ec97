extension ExpressionArena {
    /// An expression in plain text for people, every operation in brackets where it could be misread: `((x + 1)^2)/2`.
    ///
    /// - Parameter maxBytes: where the text of a part is cut; what is cut ends in `…`.
    /// - Complexity: O(nodes · maxBytes), without recursion.
    public func text(of root: NodeIndex, maxBytes: Int = 160) -> String {
        let lowest = lowestNode(below: root)
        var texts: [Int: String] = [:]
        for position in lowest...root.position where marks[position] {
            marks[position] = false
            let text = text(at: position, texts)
            texts[position] = text.utf8.count > maxBytes ? Self.cut(text, maxBytes) : text
        }
        return texts[root.position] ?? ""
    }

    private static func cut(_ text: String, _ maxBytes: Int) -> String {
        var view = String.UnicodeScalarView()
        var size = 0
        for scalar in text.unicodeScalars {
            size += scalar.utf8.count
            if size > maxBytes - 3 { break }
            view.append(scalar)
        }
        return String(view) + "…"
    }

    private func text(at position: Int, _ texts: [Int: String]) -> String {
        let node = nodes[position]
        func operand(_ index: Int32) -> String { texts[Int(index)] ?? "?" }
        func bracketed(_ index: Int32) -> String {
            let inner = nodes[Int(index)].operation
            return Self.isTight(inner) ? operand(index) : "(\(operand(index)))"
        }
        switch node.operation {
        case .constant:
            let constant = constants[Int(node.a)]
            if let small = constant.small {
                return small.isInteger ? "\(small.numerator)" : "\(small.numerator)/\(small.denominator)"
            }
            guard let numeral = constant.numeral else { return "?" }
            let written = digits[Int(numeral.start)..<Int(numeral.start + numeral.count)].map { String($0) }.joined()
            return (numeral.isNegative ? "-" : "") + written + (numeral.lastPlace == 0 ? "" : "e\(numeral.lastPlace)")
        case .symbol: return String(decoding: symbolNames[Int(node.a)], as: UTF8.self)
        case .pi: return "π"
        case .eulerNumber: return "e"
        case .imaginaryUnit: return "i"
        case .infinity: return "∞"
        case .undefined: return "undefined"
        case .add: return "\(operand(node.a)) + \(bracketed(node.b))"
        case .multiply: return "\(bracketed(node.a))·\(bracketed(node.b))"
        case .divide: return "\(bracketed(node.a))/\(bracketed(node.b))"
        case .negate: return "-\(bracketed(node.a))"
        case .power: return "\(bracketed(node.a))^\(bracketed(node.b))"
        case .absolute: return "|\(operand(node.a))|"
        case .factorial: return "\(bracketed(node.a))!"
        case .percent: return "\(bracketed(node.a))%"
        case .degree: return "\(bracketed(node.a))°"
        case .arguments: return "\(operand(node.a)), \(operand(node.b))"
        case .application:
            return "\(String(decoding: symbolNames[Int(node.a)], as: UTF8.self))(\(operand(node.b)))"
        default:
            let arguments =
                node.operation.operandCount == 2 ? "\(operand(node.a)), \(operand(node.b))" : operand(node.a)
            return "\(node.operation)(\(arguments))"
        }
    }

    /// Whether an operation needs no brackets within another.
    private static func isTight(_ operation: Operation) -> Bool {
        switch operation {
        case .add, .multiply, .divide, .negate, .power: false
        default: true
        }
    }
}
