extension ExpressionParser {
    /// An operand that starts with a backslash.
    mutating func commandOperand() throws(Failure) -> NodeIndex {
        depth += 1
        defer { depth -= 1 }
        guard depth <= arena.limits.depth else { throw .tooDeep }
        guard let range = command(at: at) else { throw .notAnExpression }
        let name = text(range)
        let start = at
        at = range.upperBound
        switch name {
        case "frac":
            if let derivative = derivative() { return derivative }
            return arena.quotient(try argument(), try argument())
        case "binom": return arena.function(.binomial, try argument(), try argument())
        case "infty": return arena.infinity()
        case "lfloor": return try enclosed("rfloor", .floor)
        case "lceil": return try enclosed("rceil", .ceiling)
        case "sum", "prod": return try unrolled(isProduct: name == "prod")
        case "begin":
            at = start
            return try determinant()
        case "text": return try upright()
        case "overline", "hat", "tilde", "dot", "ddot", "mathcal":
            skipSpaces()
            if isLetter(at) {
                at += 1
                return arena.symbol(named: Array("\\\(name){".utf8) + [bytes[at - 1], UInt8(ascii: "}")])
            }
            guard let close = closingBrace(from: at), close - at < 24 else { throw .notAnExpression }
            at = close + 1
            return arena.symbol(named: bytes[start..<at])
        default: break
        }
        if FunctionName.isKnown(name) { return try named(name, command: range) }
        throw .notAnExpression
    }

    private mutating func enclosed(_ closing: StaticString, _ operation: Operation) throws(Failure) -> NodeIndex {
        let inner = try sum()
        skipSpaces()
        guard takeCommand(closing) else { throw .notAnExpression }
        return arena.function(operation, inner)
    }

    /// `\text{sin}`, `\mathrm{e}`, `\text{KE}`: a function, a constant or one symbol.
    private mutating func upright() throws(Failure) -> NodeIndex {
        guard let close = closingBrace(from: at) else { throw .notAnExpression }
        var range = (at + 1)..<close
        while let first = range.first, bytes[first] == UInt8(ascii: " ") { range = (first + 1)..<close }
        while let last = range.last, bytes[last] == UInt8(ascii: " ") { range = range.lowerBound..<last }
        guard (1...12).contains(range.count), range.allSatisfy({ PlainNotation.isLetter(bytes[$0]) }) else {
            throw .notAnExpression
        }
        let name = text(range)
        at = close + 1
        if FunctionName.isKnown(name) { return try named(name) }
        if name == "C", let combination = try combination() { return combination }
        return try symbolOrConstant(range)
    }

    /// `\mathrm{C}_n^k`: the number of ways to choose k of n; nil where no such scripts follow.
    private mutating func combination() throws(Failure) -> NodeIndex? {
        let start = at
        guard take(UInt8(ascii: "_")) else { return nil }
        let upper = try argument()
        skipSpaces()
        guard take(UInt8(ascii: "^")) else {
            at = start
            return nil
        }
        return arena.function(.binomial, upper, try argument())
    }

    /// A function with its powers, subscripts and argument, or a constant.
    mutating func named(_ name: String, command: Range<Int>? = nil) throws(Failure) -> NodeIndex {
        if name == "pi" { return arena.pi() }
        if name == "sqrt" { return try squareRoot() }
        if name == "log" || name == "lg" { return try logarithm(isDecimal: name == "lg") }
        if let operation = FunctionName.binary[name] { return try ofTwo(operation) }
        if let operation = FunctionName.unary[name] { return try applied(operation) }
        guard let command else { return try symbolOrConstant((at - name.utf8.count)..<at, prefix: "\\") }
        return try symbolOrConstant(command, prefix: "\\")
    }

    private mutating func squareRoot() throws(Failure) -> NodeIndex {
        skipSpaces()
        guard at < end, bytes[at] == UInt8(ascii: "[") else { return arena.squareRoot(try argument()) }
        let degree = try group(UInt8(ascii: "]"))
        return arena.root(of: try argument(), degree: degree)
    }

    /// Without a base the natural one: `2 \log x = \log x^2` in any base, and `\log_{10}` is written where it is meant.
    private mutating func logarithm(isDecimal: Bool) throws(Failure) -> NodeIndex {
        skipSpaces()
        var base: NodeIndex? = isDecimal ? arena.integer(10) : nil
        if take(UInt8(ascii: "_")) { base = try argument() }
        let exponent = try functionExponent()
        let inner = try functionArgument()
        let value =
            base.map { arena.function(.logarithm, inner, $0) } ?? arena.function(.naturalLogarithm, inner)
        return exponent.map { arena.power(value, $0) } ?? value
    }

    private mutating func ofTwo(_ operation: Operation) throws(Failure) -> NodeIndex {
        skipSpaces()
        guard at < end, bytes[at] == UInt8(ascii: "(") || bytes[at] == UInt8(ascii: "{") else {
            throw .notAnExpression
        }
        let closing = bytes[at] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
        at += 1
        var value = try sum()
        var count = 1
        skipSpaces()
        while take(UInt8(ascii: ",")) {
            guard count < 32, operation != .modulo || count < 2 else { throw .notAnExpression }
            value = arena.function(operation, value, try sum())
            count += 1
            skipSpaces()
        }
        guard count > 1, take(closing) else { throw .notAnExpression }
        return value
    }

    private mutating func applied(_ operation: Operation) throws(Failure) -> NodeIndex {
        let exponent = try functionExponent()
        let inner = try functionArgument()
        guard let exponent else { return arena.function(operation, inner) }
        if let value = arena.smallValue(of: exponent), value.numerator == -1, value.denominator == 1,
            let inverse = FunctionName.inverses[operation]
        {
            return arena.function(inverse, inner)
        }
        return arena.power(arena.function(operation, inner), exponent)
    }

    private mutating func functionExponent() throws(Failure) -> NodeIndex? {
        skipSpaces()
        guard take(UInt8(ascii: "^")) else { return nil }
        return try argumentOrNumber()
    }

    private mutating func argumentOrNumber() throws(Failure) -> NodeIndex {
        skipSpaces()
        if take(UInt8(ascii: "-")) { return arena.negation(try argument()) }
        return try argument()
    }

    /// What a function applies to: a bracket alone, or factors side by side up to the next function or sign.
    private mutating func functionArgument() throws(Failure) -> NodeIndex {
        depth += 1
        defer { depth -= 1 }
        guard depth <= arena.limits.depth else { throw .tooDeep }
        skipSpaces()
        guard at < end else { throw .notAnExpression }
        // A power behind the bracket is one of the value: `\sin(x)^2`.
        if bytes[at] == UInt8(ascii: "(") { return try group(UInt8(ascii: ")")) }
        if bytes[at] == UInt8(ascii: "{") { return try group(UInt8(ascii: "}")) }
        if bytes[at] == UInt8(ascii: "[") { return try group(UInt8(ascii: "]")) }
        var value = try signedFactor()
        while true {
            skipSpaces()
            guard at < end, startsOperand(at), !startsFunction(at), bytes[at] != UInt8(ascii: "(") else { return value }
            value = arena.product(value, try factor())
        }
    }

    private func startsFunction(_ index: Int) -> Bool {
        var range = index..<index
        if let name = command(at: index) {
            if matches("text", name), name.upperBound < end { return true }
            range = name
        } else {
            var last = index
            while last < end, PlainNotation.isLetter(bytes[last]) { last += 1 }
            range = index..<last
        }
        guard range.count > 1 else { return false }
        let name = text(range)
        return FunctionName.unary[name] != nil || FunctionName.binary[name] != nil || name == "log" || name == "lg"
    }

    /// A finite sum or product is written out; one with other limits is an unknown function of body and limits, whose
    /// index has a name of its own, for `k` and `i` count alike.
    private mutating func unrolled(isProduct: Bool) throws(Failure) -> NodeIndex {
        skipSpaces()
        guard take(UInt8(ascii: "_")), take(UInt8(ascii: "{")) else { throw .notAnExpression }
        skipSpaces()
        guard isLetter(at), bytes[at] != UInt8(ascii: "e"), indexLetters.count < 4 else { throw .notAnExpression }
        let name = bytes[at]
        at += 1
        skipSpaces()
        guard take(UInt8(ascii: "=")) else { throw .notAnExpression }
        let lower = try sum()
        skipSpaces()
        guard take(UInt8(ascii: "}")), takeCaret() else { throw .notAnExpression }
        let upper = try argument()
        guard let index = arena.symbolIndex(named: [name]) else { throw .notAnExpression }
        indexLetters.append(name)
        defer { indexLetters.removeLast() }
        let body = try product()
        guard let first = arena.smallValue(of: lower), let last = arena.smallValue(of: upper), first.isInteger,
            last.isInteger
        else {
            guard let function = arena.symbolIndex(named: (isProduct ? "\\prod" : "\\sum").utf8) else {
                throw .notAnExpression
            }
            var fuel = Fuel(units: 100_000)
            let bound = arena.symbol(named: "\u{1}index \(indexLetters.count)".utf8)
            let renamed = arena.substituting(index, with: bound, in: body, fuel: &fuel)
            return arena.application(of: function, to: arena.arguments(renamed, arena.arguments(lower, upper)))
        }
        let (count, overflow) = last.numerator.subtractingReportingOverflow(first.numerator)
        guard !overflow, count < Int64(arena.limits.unrolledTerms) else { throw .tooDeep }
        var total = arena.integer(isProduct ? 1 : 0)
        var fuel = Fuel(units: 1_000_000)
        guard count >= 0 else { return total }
        for value in first.numerator...last.numerator {
            let term = arena.substituting(index, with: arena.integer(value), in: body, fuel: &fuel)
            total = isProduct ? arena.product(total, term) : arena.sum(total, term)
            guard !arena.isOverLimit else { throw .tooDeep }
        }
        return total
    }

    /// `{dy}{dx}` behind `\frac`: a derivative is a name, no quotient of products; nil for other fractions.
    private mutating func derivative() -> NodeIndex? {
        guard at + 7 < end, bytes[at] == UInt8(ascii: "{"), bytes[at + 1] == UInt8(ascii: "d"), isLetter(at + 2),
            bytes[at + 3] == UInt8(ascii: "}"), bytes[at + 4] == UInt8(ascii: "{"), bytes[at + 5] == bytes[at + 1],
            isLetter(at + 6), bytes[at + 7] == UInt8(ascii: "}")
        else { return nil }
        let (function, variable) = (bytes[at + 2], bytes[at + 6])
        at += 8
        // `y'` is the derivative by x.
        if variable == UInt8(ascii: "x") { return arena.symbol(named: [function, UInt8(ascii: "'")]) }
        return arena.symbol(named: Array("\\frac{d".utf8) + [function, UInt8(ascii: "/"), variable])
    }

    /// `\begin{vmatrix}…\end{vmatrix}`.
    private mutating func determinant() throws(Failure) -> NodeIndex {
        guard let matrix = try takeMatrix(), matrix.isDeterminant, let value = matrix.determinant(in: arena) else {
            throw .notAnExpression
        }
        return value
    }
}
