import MathEngine

/// Reads the prefix notation of the fixtures: `+ ^ x 2 1` is x² + 1. Independent of the engine's own parser.
struct PrefixReader {
    static let binary: [String: Operation] = [
        "+": .add, "*": .multiply, "/": .divide, "^": .power, "root": .root, "log": .logarithm, "C": .binomial,
        "gcd": .greatestCommonDivisor, "lcm": .leastCommonMultiple, "mod": .modulo, "min": .minimum, "max": .maximum,
    ]
    static let unary: [String: Operation] = [
        "neg": .negate, "sin": .sine, "cos": .cosine, "tan": .tangent, "cot": .cotangent, "sec": .secant,
        "csc": .cosecant, "exp": .exponential, "ln": .naturalLogarithm, "asin": .arcSine, "acos": .arcCosine,
        "atan": .arcTangent, "sinh": .hyperbolicSine, "cosh": .hyperbolicCosine, "tanh": .hyperbolicTangent,
        "coth": .hyperbolicCotangent, "abs": .absolute, "!": .factorial, "!!": .doubleFactorial, "floor": .floor,
        "ceil": .ceiling, "deg": .degree, "%": .percent, "sign": .sign,
    ]

    static func read(_ text: String, into arena: ExpressionArena) -> NodeIndex? {
        var stack: [NodeIndex] = []
        for token in text.split(separator: " ").reversed().map(String.init) {
            if let operation = binary[token] {
                guard let a = stack.popLast(), let b = stack.popLast() else { return nil }
                stack.append(arena.function(operation, a, b))
            } else if let operation = unary[token] {
                guard let a = stack.popLast() else { return nil }
                stack.append(arena.function(operation, a))
            } else if token == "sqrt" {
                guard let a = stack.popLast() else { return nil }
                stack.append(arena.squareRoot(a))
            } else {
                stack.append(leaf(token, arena))
            }
        }
        return stack.count == 1 ? stack[0] : nil
    }

    private static func leaf(_ token: String, _ arena: ExpressionArena) -> NodeIndex {
        switch token {
        case "pi": return arena.pi()
        case "e": return arena.eulerNumber()
        case "i": return arena.imaginaryUnit()
        case "inf": return arena.infinity()
        default: break
        }
        let digits = token.utf8.filter { $0 &- 0x30 <= 9 }
        guard !digits.isEmpty else { return arena.symbol(token) }
        let fraction = token.utf8.firstIndex(of: 0x2e).map {
            token.utf8.distance(from: $0, to: token.utf8.endIndex) - 1
        }
        let numeral = arena.numeral(digits: digits, fractionDigits: fraction ?? 0)
        return token.hasPrefix("-") ? arena.negation(numeral) : numeral
    }
}
