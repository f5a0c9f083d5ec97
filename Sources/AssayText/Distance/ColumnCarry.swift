/// What one word of a column hands down to the next: whether the cell between them has grown or shrunk by one from
/// the column before. Each is 0 or 1, never both 1.
struct ColumnCarry {
    var plus: UInt64
    var minus: UInt64

    /// Above the band a cell is one more than its neighbour to the left: row 0 of the matrix counts the columns, and
    /// further down one more insertion is a path too.
    static let top = ColumnCarry(plus: 1, minus: 0)

    /// The difference as a number: 1, 0 or −1.
    @inline(__always)
    var growth: Int { Int(truncatingIfNeeded: plus) &- Int(truncatingIfNeeded: minus) }

    /// Moves one word of a column of the matrix to the right.
    @inline(__always)
    mutating func advance(_ column: ColumnWords, _ word: Int, _ row: UnsafePointer<UInt64>) {
        var up = column.up[word]
        var down = column.down[word]
        columnStep(up: &up, down: &down, matches: row[word], plus: &plus, minus: &minus)
        column.up[word] = up
        column.down[word] = down
    }
}
