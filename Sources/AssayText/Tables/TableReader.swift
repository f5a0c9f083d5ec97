/// Reads the table a text holds, in whatever notation it is written.
///
///     TableReader.read("| Year | Sales |\n|---|---|\n| 2010 | 5 |", limits: limits)
///     TableReader.read("Year | Sales <0x0A> 2010 | 5", limits: limits)
///     TableReader.read("<table><tr><td>Year</td>…", limits: limits)
///     TableReader.read("Year,Sales\n2010,5", limits: limits)
///
/// HTML where a tag of a table stands in the text, cells between `|` where one does, TSV where a tab does, else CSV.
/// One code fence around the whole is taken off.
public enum TableReader {
    /// Why there is no table.
    public enum Problem: Error, Sendable, Hashable {
        /// More cells than the limits allow.
        case tooManyCells
    }

    /// The table; without rows where the text holds none.
    ///
    /// - Complexity: O(n).
    public static func read(_ text: String, limits: TableLimits) throws(Problem) -> TableTree {
        let bytes = Array(text.utf8)
        let body = unfenced(bytes)
        if HTMLTableReader.hasTable(body) { return try HTMLTableReader.read(body, limits: limits) }
        if body.contains(0x7C) { return try PipeTableReader.read(body, limits: limits) }
        return try SeparatedTableReader.read(
            body, separator: body.contains(0x09) ? 0x09 : 0x2C, limits: limits)
    }

    /// What stands between the lines of a code fence, where the text starts with one.
    private static func unfenced(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var body = bytes[...]
        while let first = body.first, first <= 0x20 { body.removeFirst() }
        while let last = body.last, last <= 0x20 { body.removeLast() }
        guard body.starts(with: [0x60, 0x60, 0x60]) else { return body }
        guard let lineEnd = body.firstIndex(of: 0x0A) else { return body }
        body = body[(lineEnd + 1)...]
        if body.count >= 3, body.suffix(3).elementsEqual([0x60, 0x60, 0x60]) { body.removeLast(3) }
        return body
    }

    /// The text of a cell: white space collapsed.
    static func text(_ bytes: some Collection<UInt8>) -> String {
        UnicodeText.collapsedWhiteSpace(String(decoding: bytes, as: UTF8.self))
    }
}
