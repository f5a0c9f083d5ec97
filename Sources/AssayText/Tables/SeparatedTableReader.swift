/// Reads CSV (RFC 4180) and TSV: quotes keep separators and line ends in a field, a doubled quote is one.
enum SeparatedTableReader {
    static func read(
        _ body: ArraySlice<UInt8>, separator: UInt8, limits: TableLimits
    ) throws(TableReader.Problem) -> TableTree {
        var rows: [[TableTree.Cell]] = []
        var row: [TableTree.Cell] = []
        var current: [UInt8] = []
        var cells = 0
        var offset = body.startIndex
        var isQuoted = false
        while offset < body.endIndex {
            let byte = body[offset]
            offset += 1
            if isQuoted {
                if byte != 0x22 {
                    current.append(byte)
                } else if offset < body.endIndex, body[offset] == 0x22 {
                    current.append(byte)
                    offset += 1
                } else {
                    isQuoted = false
                }
            } else if byte == 0x22, current.allSatisfy({ $0 == 0x20 }) {
                isQuoted = true
                current.removeAll(keepingCapacity: true)
            } else if byte == separator || byte == 0x0A {
                cells += 1
                guard cells <= limits.maxCells else { throw .tooManyCells }
                row.append(TableTree.Cell(TableReader.text(current)))
                current.removeAll(keepingCapacity: true)
                if byte == 0x0A { finish(&row, &rows) }
            } else {
                current.append(byte)
            }
        }
        row.append(TableTree.Cell(TableReader.text(current)))
        finish(&row, &rows)
        var tree = TableTree(notation: separator == 0x09 ? .tabs : .commas)
        if !rows.isEmpty { tree.sections = [TableTree.Section(kind: .plain, rows: rows)] }
        return tree
    }

    /// Ends a row; an empty line is none.
    private static func finish(_ row: inout [TableTree.Cell], _ rows: inout [[TableTree.Cell]]) {
        if row.count > 1 || row.first?.text.utf8.isEmpty == false { rows.append(row) }
        row.removeAll(keepingCapacity: true)
    }
}
