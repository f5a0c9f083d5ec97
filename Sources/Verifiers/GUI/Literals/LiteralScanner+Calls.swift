extension LiteralScanner {
    /// A call: a name, and arguments in round brackets.
    mutating func call() throws(ActionProblem) -> ActionCall {
        guard let name = identifier() else { throw .syntax }
        skipSpace()
        try take("(")
        var positional: [Literal] = []
        var named: [Literal.Member] = []
        skipSpace()
        while !takes(")") {
            let mark = offset
            if let key = identifier() {
                skipSpace()
                if takes("=") {
                    guard !named.contains(where: { $0.key == key }) else { throw .twinKeys }
                    // Each name is looked for among those before it.
                    guard named.count < 32 else { throw .argument }
                    named.append(Literal.Member(key: key, value: try value(depth: 1)))
                } else {
                    offset = mark
                    positional.append(try value(depth: 1))
                }
            } else {
                positional.append(try value(depth: 1))
            }
            skipSpace()
            if takes(",") {
                skipSpace()
            } else if byte != UInt8(ascii: ")") {
                throw .syntax
            }
        }
        return ActionCall(name: name, positional: positional, named: named)
    }

    /// The calls of a text, separated by white space or semicolons. Comments and imports are passed over.
    ///
    /// - Parameter limit: reading stops after so many.
    static func calls(_ text: String, limit: Int) throws(ActionProblem) -> [ActionCall] {
        var scanner = LiteralScanner(text, .lenient)
        var calls: [ActionCall] = []
        while calls.count < limit {
            scanner.skipSpace()
            while scanner.takes(";") { scanner.skipSpace() }
            guard !scanner.isAtEnd else { break }
            if scanner.skipsLine() { continue }
            calls.append(try scanner.call())
        }
        return calls
    }

    /// Passes over a comment or an import.
    private mutating func skipsLine() -> Bool {
        let rest = bytes[offset...]
        guard rest.first == UInt8(ascii: "#") || rest.starts(with: "import ".utf8) || rest.starts(with: "from ".utf8)
        else { return false }
        let isComment = rest.first == UInt8(ascii: "#")
        while let byte, byte != 0x0A, isComment || byte != UInt8(ascii: ";") { offset += 1 }
        return true
    }
}
