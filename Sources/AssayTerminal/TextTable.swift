/// A table of short texts, columns padded to their widest cell.
public struct TextTable: Sendable {
    private let header: [String]
    private var rows: [[String]] = []

    /// A table with a header line.
    public init(header: [String]) { self.header = header }

    /// Adds a row; cells are escaped, missing ones are empty.
    public mutating func add(_ cells: [String]) {
        rows.append((0..<header.count).map { $0 < cells.count ? TerminalText.escaped(cells[$0]) : "" })
    }

    /// The lines: header, rule, rows.
    public func lines() -> [String] {
        var widths = header.map(TerminalText.columns(of:))
        for row in rows {
            for (column, cell) in row.enumerated() {
                widths[column] = max(widths[column], TerminalText.columns(of: cell))
            }
        }
        func line(_ cells: [String]) -> String {
            var text = ""
            for (column, cell) in cells.enumerated() {
                text += cell
                guard column + 1 < cells.count else { break }
                text += String(repeating: " ", count: widths[column] - TerminalText.columns(of: cell) + 2)
            }
            return text
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return [line(header), line(rule)] + rows.map(line)
    }
}
