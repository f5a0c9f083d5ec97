import AssayCore
import AssayJSON
import AssayText

/// A chart's data as a table states it: values, each under the header of its row and of its column.
struct ChartTable: Sendable, Hashable {
    /// The most cells of a table, the places that spans cover included.
    static let maxCells = 100_000
    /// The largest table in bytes.
    static let maxBytes = 2 << 20

    /// The values, row by row; a cell without a value is none.
    let cells: [ChartCell]

    /// Takes rows, of which the first holds the headers of the columns and each other one starts with its own.
    ///
    /// A first row of `title` and one more cell, as chart models write it, is a value without a column.
    ///
    /// - Complexity: O(n).
    init(_ grid: [[String]]) {
        var cells: [ChartCell] = []
        var rows = grid[...]
        if let first = rows.first, first.count == 2, FreeText(first[0]).key.utf8.elementsEqual("title".utf8) {
            rows.removeFirst()
            if let title = ChartCell(row: "title", column: "", value: first[1]) { cells.append(title) }
        }
        let columns = rows.popFirst() ?? []
        for row in rows {
            guard let name = row.first else { continue }
            for (index, value) in row.enumerated().dropFirst() {
                let column = index < columns.count ? columns[index] : ""
                if let cell = ChartCell(row: name, column: column, value: value) { cells.append(cell) }
            }
        }
        self.cells = cells
    }

    /// Reads a text: Markdown, HTML, CSV, TSV, rows joined by `<0x0A>`, or JSON; nil where it has too many cells.
    static func read(_ text: String) -> ChartTable? {
        if let grid = jsonGrid(text) { return grid.reduce(0) { $0 + $1.count } <= maxCells ? ChartTable(grid) : nil }
        guard let tree = try? TableReader.read(text, limits: TableLimits(maxCells: maxCells)),
            let grid = tree.grid(maxCells: maxCells)
        else { return nil }
        return ChartTable(grid)
    }

    /// Reads the ground truth.
    static func read(_ value: JSONValue) throws(GroundTruthError) -> ChartTable {
        let table: ChartTable?
        if let text = value.stringValue {
            guard text.utf8.count <= maxBytes else { throw GroundTruthError("must have at most \(maxBytes) bytes") }
            table = read(text)
        } else {
            guard let grid = grid(of: value) else {
                throw GroundTruthError("must be a table: text, an array of rows, or an array of objects")
            }
            table = grid.reduce(0) { $0 + $1.count } <= maxCells ? ChartTable(grid) : nil
        }
        guard let table else { throw GroundTruthError("must have at most \(maxCells) cells") }
        guard !table.cells.isEmpty else {
            throw GroundTruthError("must have a header row and a row with a header and a value")
        }
        return table
    }

    private static func jsonGrid(_ text: String) -> [[String]]? {
        let trimmed = UnicodeText.trimmed(text)
        guard trimmed.utf8.first == 0x5B, let document = try? JSONDocument(parsing: Array(trimmed.utf8)) else {
            return nil
        }
        return grid(of: document.root.value())
    }

    /// An array of arrays of texts and numbers, or of objects with the columns for keys.
    private static func grid(of value: JSONValue) -> [[String]]? {
        guard let rows = value.arrayValue, let first = rows.first else { return nil }
        if first.objectValue != nil { return grid(ofRecords: rows) }
        var grid: [[String]] = []
        for row in rows {
            guard let cells = row.arrayValue else { return nil }
            var line: [String] = []
            for cell in cells {
                guard let text = text(of: cell) else { return nil }
                line.append(text)
            }
            grid.append(line)
        }
        return grid
    }

    private static func grid(ofRecords rows: [JSONValue]) -> [[String]]? {
        var columns: [String] = []
        var places: [String: Int] = [:]
        var grid: [[String]] = []
        for row in rows {
            guard let record = row.objectValue else { return nil }
            var line: [String] = []
            for member in record.members {
                guard let text = text(of: member.value) else { return nil }
                let place = places[member.key] ?? columns.count
                if place == columns.count {
                    guard columns.count < 1_000 else { return nil }
                    places[member.key] = place
                    columns.append(member.key)
                }
                while line.count <= place { line.append("") }
                line[place] = text
            }
            grid.append(line)
        }
        return [columns] + grid
    }

    private static func text(of cell: JSONValue) -> String? {
        switch cell {
        case .string(let text): text
        case .number(let number): number.literal
        case .null: ""
        default: nil
        }
    }
}
