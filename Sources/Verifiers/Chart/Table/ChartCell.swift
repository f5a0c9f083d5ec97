import AssayText

/// One value of a table, in the forms it is compared in.
struct ChartCell: Sendable, Hashable {
    /// The header of the row, folded.
    let row: String
    /// The header of the column, folded.
    let column: String
    /// The value, folded.
    let text: String
    /// The value, where it is a number within the limits.
    let number: ChartNumber?
    /// The number as a double, as it is written; 0 where there is none.
    let magnitude: Double

    /// A cell; nil where it holds nothing.
    init?(row: String, column: String, value: String) {
        text = FreeText(value).key
        if text.utf8.isEmpty { return nil }
        self.row = FreeText(row).key
        self.column = FreeText(column).key
        let number = value.utf8.count <= 128 ? ChartNumberReader.read(value) : nil
        self.number = number?.isWithinLimits == true ? number : nil
        magnitude = self.number?.approximation ?? 0
    }

    /// Both headers as one sequence of code points: the row's, a space, the column's, or in the other order.
    func key(isTransposed: Bool) -> [UInt32] {
        let (first, second) = isTransposed ? (column, row) : (row, column)
        var key: [UInt32] = []
        key.reserveCapacity(first.utf8.count + second.utf8.count + 1)
        for scalar in first.unicodeScalars { key.append(scalar.value) }
        key.append(0x20)
        for scalar in second.unicodeScalars { key.append(scalar.value) }
        return key
    }
}
