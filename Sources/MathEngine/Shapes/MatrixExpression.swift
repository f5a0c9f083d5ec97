/// Sums, products and multiples of matrices.
enum MatrixExpression {
    /// Reads one that fills the parser's range; throws where there is no matrix or something is left over.
    static func read(_ parser: inout ExpressionParser) throws(ExpressionParser.Failure) -> MatrixReading {
        parser.skipSpaces()
        // `\left[\begin{array}…\end{array}\right]` and brackets around a whole matrix.
        let brackets: [(UInt8, UInt8)] = [(0x28, 0x29), (0x5B, 0x5D), (0x7B, 0x7D)]
        for (open, close) in brackets where parser.at < parser.end && parser.bytes[parser.at] == open {
            guard parser.bytes[parser.end - 1] == close else { throw .notAnExpression }
            parser.at += 1
            parser.end -= 1
            return try read(&parser)
        }
        var total = try product(&parser)
        while let sign = parser.takeSign() {
            guard let sum = total.sum(try product(&parser), sign: sign, in: parser.arena) else {
                throw .notAnExpression
            }
            total = sum
        }
        parser.skipSpaces()
        guard parser.at == parser.end, !total.isDeterminant, !parser.arena.isOverLimit else { throw .notAnExpression }
        return total
    }

    private static func product(
        _ parser: inout ExpressionParser
    ) throws(ExpressionParser.Failure) -> MatrixReading {
        parser.skipSpaces()
        var factor: NodeIndex?
        if parser.takeSign() == -1 { factor = parser.arena.integer(-1) }
        var matrix: MatrixReading?
        while true {
            parser.skipSpaces()
            _ = parser.takeCommand("cdot") || parser.takeCommand("times")
            parser.skipSpaces()
            if let next = try parser.takeMatrix() {
                guard !next.isDeterminant else { throw .notAnExpression }
                let read = try transposed(next, &parser)
                guard let value = matrix.map({ $0.product(read, in: parser.arena) }) ?? read else {
                    throw .notAnExpression
                }
                matrix = value
            } else if matrix == nil, parser.at < parser.end {
                let value = try parser.factor()
                factor = factor.map { parser.arena.product($0, value) } ?? value
            } else {
                break
            }
        }
        guard let matrix else { throw .notAnExpression }
        return factor.map { matrix.scaled(by: $0, in: parser.arena) } ?? matrix
    }

    private static func transposed(
        _ matrix: MatrixReading, _ parser: inout ExpressionParser
    ) throws(ExpressionParser.Failure) -> MatrixReading {
        guard parser.take(UInt8(ascii: "^")) else { return matrix }
        let isGroup = parser.take(UInt8(ascii: "{"))
        guard parser.take(UInt8(ascii: "T")) || parser.takeCommand("top"), !isGroup || parser.take(UInt8(ascii: "}"))
        else { throw .notAnExpression }
        return matrix.transposed
    }
}
