/// A matrix of expressions, read from any environment.
struct MatrixReading {
    /// The cells, row by row; every row has as many.
    var rows: [[NodeIndex]]
    /// Whether bars stand around it, so that it means its determinant.
    let isDeterminant: Bool

    /// The determinant by expansion; nil where the matrix is not square or larger than 4 × 4.
    func determinant(in arena: ExpressionArena) -> NodeIndex? {
        guard let width = rows.first?.count, width == rows.count, width <= 4 else { return nil }
        return Self.minor(rows, columns: Array(0..<width), row: 0, in: arena)
    }

    private static func minor(
        _ rows: [[NodeIndex]], columns: [Int], row: Int, in arena: ExpressionArena
    ) -> NodeIndex {
        if columns.count == 1 { return rows[row][columns[0]] }
        var total = arena.integer(0)
        for (position, column) in columns.enumerated() {
            let rest = minor(rows, columns: columns.filter { $0 != column }, row: row + 1, in: arena)
            let term = arena.product(rows[row][column], rest)
            total = position % 2 == 0 ? arena.sum(total, term) : arena.difference(total, term)
        }
        return total
    }

    func sum(_ other: MatrixReading, sign: Int, in arena: ExpressionArena) -> MatrixReading? {
        guard rows.count == other.rows.count, rows[0].count == other.rows[0].count else { return nil }
        var result = self
        for row in rows.indices {
            for column in rows[row].indices {
                let (a, b) = (rows[row][column], other.rows[row][column])
                result.rows[row][column] = sign < 0 ? arena.difference(a, b) : arena.sum(a, b)
            }
        }
        return result
    }

    func product(_ other: MatrixReading, in arena: ExpressionArena) -> MatrixReading? {
        guard rows[0].count == other.rows.count, rows.count * other.rows[0].count <= arena.limits.matrixCells else {
            return nil
        }
        let cells = rows.map { row in
            other.rows[0].indices.map { column in
                row.indices.dropFirst().reduce(arena.product(row[0], other.rows[0][column])) {
                    arena.sum($0, arena.product(row[$1], other.rows[$1][column]))
                }
            }
        }
        return MatrixReading(rows: cells, isDeterminant: false)
    }

    func scaled(by factor: NodeIndex, in arena: ExpressionArena) -> MatrixReading {
        MatrixReading(rows: rows.map { $0.map { arena.product(factor, $0) } }, isDeterminant: isDeterminant)
    }

    var transposed: MatrixReading {
        MatrixReading(rows: rows[0].indices.map { column in rows.map { $0[column] } }, isDeterminant: false)
    }
}

extension ExpressionParser {
    /// Reads `\begin{pmatrix}…\end{pmatrix}` where one starts here; nil where none does.
    mutating func takeMatrix() throws(Failure) -> MatrixReading? {
        guard let range = command(at: at), matches("begin", range) else { return nil }
        at = range.upperBound
        guard take(UInt8(ascii: "{")), let close = bytes[at..<end].firstIndex(of: UInt8(ascii: "}")) else {
            throw .notAnExpression
        }
        let name = text(at..<close)
        guard name.hasSuffix("matrix") || name == "array" else { throw .notAnExpression }
        at = close + 1
        skipSpaces()
        if name == "array" {
            guard at < end, bytes[at] == UInt8(ascii: "{"), let layout = closingBrace(from: at) else {
                throw .notAnExpression
            }
            at = layout + 1
        }
        var rows: [[NodeIndex]] = [[]]
        var cells = 0
        while true {
            skipSpaces()
            if takeEnd() { break }
            rows[rows.count - 1].append(try sum())
            cells += 1
            guard cells <= arena.limits.matrixCells else { throw .tooDeep }
            skipSpaces()
            if take(UInt8(ascii: "&")) { continue }
            if at + 1 < end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "\\") {
                at += 2
                rows.append([])
            }
        }
        if rows.last?.isEmpty == true { rows.removeLast() }
        guard let width = rows.first?.count, width > 0, rows.allSatisfy({ $0.count == width }) else {
            throw .notAnExpression
        }
        return MatrixReading(rows: rows, isDeterminant: name == "vmatrix")
    }

    private mutating func takeEnd() -> Bool {
        guard let range = command(at: at), matches("end", range), range.upperBound < end,
            bytes[range.upperBound] == UInt8(ascii: "{"), let close = closingBrace(from: range.upperBound)
        else { return false }
        at = close + 1
        return true
    }
}
