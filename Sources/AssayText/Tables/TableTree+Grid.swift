extension TableTree {
    /// The rows as a grid: a cell that covers several places stands in each of them, and rows are as long as they were
    /// written. Nil where there are more places than `maxCells`.
    ///
    /// - Complexity: O(places).
    public func grid(maxCells: Int) -> [[String]]? {
        var grid: [[String]] = []
        var places = 0
        // For each column the rows below that a cell of an earlier row still covers, and its text.
        var carried: [(rows: Int, text: String)] = []
        for row in sections.lazy.flatMap(\.rows) {
            var line: [String] = []
            var next = row.startIndex
            while carried.last?.rows == 0 { carried.removeLast() }
            let carriedEnd = carried.count
            while next < row.endIndex || line.count < carriedEnd {
                guard places <= maxCells else { return nil }
                let column = line.count
                if column < carried.count, carried[column].rows > 0 {
                    carried[column].rows -= 1
                    line.append(carried[column].text)
                    places += 1
                    continue
                }
                guard next < row.endIndex else {
                    line.append("")
                    places += 1
                    continue
                }
                let cell = row[next]
                next += 1
                places += cell.columnSpan
                guard places <= maxCells else { return nil }
                for _ in 0..<cell.columnSpan {
                    while carried.count <= line.count { carried.append((0, "")) }
                    carried[line.count] = (cell.rowSpan - 1, cell.text)
                    line.append(cell.text)
                }
            }
            grid.append(line)
        }
        return grid
    }
}
