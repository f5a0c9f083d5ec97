/// A place in a text as editors show it.
public struct TextPosition: Sendable, Hashable, CustomStringConvertible {
    /// From 1; a line feed ends a line.
    public let line: Int
    /// From 1, in Unicode scalars; where the text is not UTF-8, in what would be the first bytes of scalars.
    public let column: Int

    /// The place of a byte; past the end, that of the end.
    ///
    /// - Complexity: O(offset).
    public init(of offset: Int, in bytes: [UInt8]) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(max(offset, 0)) {
            if byte == 0x0a {
                line += 1
                column = 1
            } else if byte & 0xc0 != 0x80 {
                column += 1
            }
        }
        self.line = line
        self.column = column
    }

    /// `line 3, column 14`.
    public var description: String { "line \(line), column \(column)" }
}
