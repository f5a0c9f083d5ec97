extension ExpressionParser {
    /// A numeral, a group, a letter, a name or a command.
    mutating func operand() throws(Failure) -> NodeIndex {
        skipSpaces()
        guard at < end else { throw .notAnExpression }
        let byte = bytes[at]
        if PlainNotation.isDigit(byte) || byte == UInt8(ascii: ".") { return try numeral() }
        if PlainNotation.isLetter(byte) { return try letters() }
        switch byte {
        case UInt8(ascii: "("): return try group(UInt8(ascii: ")"))
        case UInt8(ascii: "["): return try group(UInt8(ascii: "]"))
        case UInt8(ascii: "{"): return try group(UInt8(ascii: "}"))
        case UInt8(ascii: "|"):
            at += 1
            openBars += 1
            let inner = try sum()
            skipSpaces()
            guard take(UInt8(ascii: "|")) else { throw .notAnExpression }
            openBars -= 1
            return arena.function(.absolute, inner)
        case UInt8(ascii: "\\"): return try commandOperand()
        default: throw .notAnExpression
        }
    }

    mutating func group(_ closing: UInt8) throws(Failure) -> NodeIndex {
        at += 1
        let bars = openBars
        openBars = 0
        let inner = try sum()
        openBars = bars
        skipSpaces()
        if closing == UInt8(ascii: "}"), takeCommand("choose") {
            let lower = try sum()
            skipSpaces()
            guard take(closing) else { throw .notAnExpression }
            return arena.function(.binomial, inner, lower)
        }
        guard take(closing) else { throw .notAnExpression }
        return inner
    }

    /// The argument of `\frac`, `\sqrt` …: a group, one digit, one letter, or a command.
    mutating func argument() throws(Failure) -> NodeIndex {
        depth += 1
        defer { depth -= 1 }
        guard depth <= arena.limits.depth else { throw .tooDeep }
        skipSpaces()
        guard at < end else { throw .notAnExpression }
        if PlainNotation.isDigit(bytes[at]) {
            at += 1
            return arena.integer(Int64(bytes[at - 1] & 0x0F))
        }
        if PlainNotation.isLetter(bytes[at]) {
            at += 1
            // `\frac i2`: a digit behind one letter is the next argument.
            if isDigit(at), !digitsAreSubscripts { return constantOrSymbol(bytes[at - 1]) }
            return try symbolOrConstant((at - 1)..<at)
        }
        if bytes[at] == UInt8(ascii: "(") { return try group(UInt8(ascii: ")")) }
        return try operand()
    }

    /// A run of letters: a function, a constant, or a product of symbols.
    private mutating func letters() throws(Failure) -> NodeIndex {
        var last = at
        while last < end, PlainNotation.isLetter(bytes[last]) { last += 1 }
        let run = at..<last
        if run.count > 1 {
            for length in stride(from: min(run.count, FunctionName.maxLength), through: 2, by: -1) {
                let name = text(at..<(at + length))
                guard FunctionName.isKnown(name) else { continue }
                // `sinx` is a function of x, `pix` a product; `ping` is a word.
                guard run.count - length <= 1 else { break }
                at += length
                return try named(name)
            }
            guard run.count <= 3 else { throw .notAnExpression }
        }
        if let numeral = try letteredNumeral() { return numeral }
        if let count = try counted() { return count }
        if let application = try application(at..<(at + 1)) { return application }
        at += 1
        return try symbolOrConstant((at - 1)..<at)
    }

    /// `f(x)`, `g'(2)`: letters that are functions wherever a bracket follows them; nil for others.
    private mutating func application(_ letter: Range<Int>) throws(Failure) -> NodeIndex? {
        guard "fghFGH".utf8.contains(bytes[letter.lowerBound]), !isLetter(letter.lowerBound - 1) else { return nil }
        let start = at
        var last = letter.upperBound
        while last < end, bytes[last] == UInt8(ascii: "'") { last += 1 }
        guard last < end, bytes[last] == UInt8(ascii: "(") else { return nil }
        guard let function = arena.symbolIndex(named: bytes[letter.lowerBound..<last]) else {
            throw .notAnExpression
        }
        at = last + 1
        var arguments = [try sum()]
        skipSpaces()
        while take(UInt8(ascii: ",")) {
            guard arguments.count < 8 else { throw .notAnExpression }
            arguments.append(try sum())
            skipSpaces()
        }
        guard take(UInt8(ascii: ")")) else {
            at = start
            throw .notAnExpression
        }
        var joined = arguments[arguments.count - 1]
        for argument in arguments.dropLast().reversed() { joined = arena.arguments(argument, joined) }
        return arena.application(of: function, to: joined)
    }

    private func constantOrSymbol(_ letter: UInt8) -> NodeIndex {
        if indexLetters.contains(letter) { return arena.symbol(named: [letter]) }
        if letter == UInt8(ascii: "e") { return arena.eulerNumber() }
        if letter == UInt8(ascii: "i") { return arena.imaginaryUnit() }
        return arena.symbol(named: [letter])
    }

    /// `C(5, 2)`, `C_5^2`, `A_5^2`: how many choices or arrangements, where the numbers are written out; nil for others.
    private mutating func counted() throws(Failure) -> NodeIndex? {
        guard "CAP".utf8.contains(bytes[at]), at + 1 < end else { return nil }
        let (letter, start) = (bytes[at], at)
        let operation: Operation = letter == UInt8(ascii: "C") ? .binomial : .permutations
        func whole(_ node: NodeIndex) -> Int64? {
            arena.smallValue(of: node).flatMap { $0.isInteger ? $0.numerator : nil }
        }
        at += 1
        if bytes[at] == UInt8(ascii: "("), letter != UInt8(ascii: "A") {
            at += 1
            if let all = try? sum(), whole(all) != nil {
                skipSpaces()
                if take(UInt8(ascii: ",")), let few = try? sum(), whole(few) != nil {
                    skipSpaces()
                    if take(UInt8(ascii: ")")) { return arena.function(operation, all, few) }
                }
            }
        } else if take(UInt8(ascii: "_")), at < end, let all = try? argument(), let n = whole(all) {
            skipSpaces()
            if take(UInt8(ascii: "^")), let few = try? argument(), let k = whole(few), 0 <= k, k <= n {
                return arena.function(operation, all, few)
            }
        }
        at = start
        return nil
    }

    /// A symbol with its subscript and primes, or one of the constants e and i; the range is its letter or name.
    mutating func symbolOrConstant(_ name: Range<Int>, prefix: String = "") throws(Failure) -> NodeIndex {
        let base = name.lowerBound
        var symbol = Array(prefix.utf8) + Array(bytes[name])
        var isBare = true
        if digitsAreSubscripts, isDigit(at) {
            symbol.append(UInt8(ascii: "_"))
            while isDigit(at) {
                symbol.append(bytes[at])
                at += 1
            }
            isBare = false
        } else if isDigit(at), name.count == 1, base + 1 == at {
            // `x2` may be a power, a subscript or a product: nobody can tell.
            throw .notAnExpression
        }
        if at < end, bytes[at] == UInt8(ascii: "_") {
            isBare = false
            symbol.append(UInt8(ascii: "_"))
            try takeSubscript(into: &symbol)
        }
        while at < end, bytes[at] == UInt8(ascii: "'") {
            symbol.append(UInt8(ascii: "'"))
            at += 1
            isBare = false
        }
        if isBare, prefix.isEmpty, name.count == 1, !indexLetters.contains(bytes[base]) {
            if bytes[base] == UInt8(ascii: "e") { return arena.eulerNumber() }
            if bytes[base] == UInt8(ascii: "i") { return arena.imaginaryUnit() }
        }
        return arena.symbol(named: symbol)
    }

    /// The subscript's own characters, without braces, spaces and fonts.
    mutating func takeSubscript(into symbol: inout [UInt8]) throws(Failure) {
        at += 1
        guard at < end else { throw .notAnExpression }
        guard bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "\\") else {
            guard PlainNotation.isLetterOrDigit(bytes[at]) || bytes[at] == UInt8(ascii: "+") else {
                throw .notAnExpression
            }
            symbol.append(bytes[at])
            at += 1
            return
        }
        if bytes[at] == UInt8(ascii: "\\") {
            guard let name = command(at: at) else { throw .notAnExpression }
            at = name.upperBound
            guard matches("text", name) else {
                symbol.append(contentsOf: bytes[name])
                return
            }
        }
        guard let close = closingBrace(from: at), close - at <= 48 else { throw .notAnExpression }
        var index = at + 1
        while index < close {
            if let name = command(at: index), matches("text", name) {
                index = name.upperBound
                continue
            }
            let byte = bytes[index]
            if byte != UInt8(ascii: " "), byte != UInt8(ascii: "{"), byte != UInt8(ascii: "}") { symbol.append(byte) }
            index += 1
        }
        at = close + 1
    }

    func closingBrace(from open: Int) -> Int? {
        var level = 0
        var index = open
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "{"): level += 1
            case UInt8(ascii: "}"):
                level -= 1
                if level == 0 { return index }
            default: break
            }
            index += 1
        }
        return nil
    }
}
