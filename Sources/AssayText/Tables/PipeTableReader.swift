/// Reads tables whose cells stand between `|`: Markdown, and the one-line form of chart models, where `<0x0A>` ends a
/// row.
enum PipeTableReader {
    /// Lines without a `|` are prose. The first row is the head where a line of dashes follows it.
    static func read(_ body: ArraySlice<UInt8>, limits: TableLimits) throws(TableReader.Problem) -> TableTree {
        var rows: [[TableTree.Cell]] = []
        var headCount = 0
        var cells = 0
        var start = body.startIndex
        while start < body.endIndex {
            let (end, next) = lineEnd(body, start)
            let line = body[start..<end]
            start = next
            guard line.contains(0x7C) else { continue }
            if let dashes = dashesOfRule(line), rows.count < 2 || dashes > 2 {
                if rows.count == 1 { headCount = 1 }
                continue
            }
            let row = split(line)
            cells += row.count
            guard cells <= limits.maxCells else { throw .tooManyCells }
            rows.append(row)
        }
        var tree = TableTree(notation: .pipes)
        if headCount > 0 { tree.sections.append(TableTree.Section(kind: .head, rows: Array(rows.prefix(1)))) }
        if rows.count > headCount {
            tree.sections.append(
                TableTree.Section(kind: headCount > 0 ? .body : .plain, rows: Array(rows.dropFirst(headCount))))
        }
        return tree
    }

    /// The end of the line that starts at an offset, and where the next one starts: at a line feed or `<0x0A>`.
    private static func lineEnd(_ body: ArraySlice<UInt8>, _ start: Int) -> (end: Int, next: Int) {
        var offset = start
        while offset < body.endIndex {
            if body[offset] == 0x0A { return (offset, offset + 1) }
            if body[offset] == 0x3C, body[offset...].starts(with: lineMark) { return (offset, offset + lineMark.count) }
            offset += 1
        }
        return (offset, offset)
    }

    private static let lineMark = Array("<0x0A>".utf8)

    /// The dashes of a line that holds nothing but dashes, colons, bars and spaces, as the one between head and body
    /// does; nil for any other line. Below the first rows one or two of them are cells without a value.
    private static func dashesOfRule(_ line: ArraySlice<UInt8>) -> Int? {
        var dashes = 0
        for byte in line {
            switch byte {
            case 0x2D: dashes += 1
            case 0x3A, 0x7C, 0x20, 0x09, 0x0D, 0x2B: continue
            default: return nil
            }
        }
        return dashes > 0 ? dashes : nil
    }

    /// The cells of a line; one bar at either end is no cell's edge. `\|` is a bar in a cell, `<br>` a space.
    private static func split(_ line: ArraySlice<UInt8>) -> [TableTree.Cell] {
        var inner = line
        while let first = inner.first, first <= 0x20 { inner.removeFirst() }
        while let last = inner.last, last <= 0x20 { inner.removeLast() }
        if inner.first == 0x7C { inner.removeFirst() }
        if inner.last == 0x7C, inner.dropLast().last != 0x5C { inner.removeLast() }
        var cells: [TableTree.Cell] = []
        var current: [UInt8] = []
        var offset = inner.startIndex
        while offset < inner.endIndex {
            let byte = inner[offset]
            if byte == 0x5C, offset + 1 < inner.endIndex, inner[offset + 1] == 0x7C {
                current.append(0x7C)
                offset += 2
            } else if byte == 0x7C {
                cells.append(TableTree.Cell(TableReader.text(current)))
                current.removeAll(keepingCapacity: true)
                offset += 1
            } else if byte == 0x3C, let length = breakLength(inner[offset...]) {
                current.append(0x20)
                offset += length
            } else {
                current.append(byte)
                offset += 1
            }
        }
        cells.append(TableTree.Cell(TableReader.text(current)))
        return cells
    }

    /// The length of `<br>`, `<br/>` or `<br />` at the start, or nil.
    private static func breakLength(_ rest: ArraySlice<UInt8>) -> Int? {
        for mark in breaks where rest.starts(with: mark) { return mark.count }
        return nil
    }

    private static let breaks = ["<br>", "<br/>", "<br />", "<BR>"].map { Array($0.utf8) }
}
