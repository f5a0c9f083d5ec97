extension EditMatrix {
    /// Elements of each sequence that are aligned at a time.
    private static let windowCount = 448
    /// Windows looked at before the search ends.
    private static let greatestWindowCount = 64

    /// What ``EditDistance/firstDifferences(_:_:limit:)`` documents.
    mutating func firstDifferences(
        _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>, limit: Int
    ) -> [DifferingSpan] {
        var spans: [DifferingSpan] = []
        var (leftStart, rightStart) = (0, 0)
        // One span more than wanted is collected, for the last one may grow with the next window.
        for _ in 0..<Self.greatestWindowCount where spans.count <= limit {
            var leftRest = UnsafeBufferPointer(rebasing: left[leftStart...])
            var rightRest = UnsafeBufferPointer(rebasing: right[rightStart...])
            let (prefix, suffix) = Self.commonEnds(leftRest, rightRest)
            leftRest = UnsafeBufferPointer(rebasing: leftRest[prefix..<(leftRest.count - suffix)])
            rightRest = UnsafeBufferPointer(rebasing: rightRest[prefix..<(rightRest.count - suffix)])
            leftStart += prefix
            rightStart += prefix
            if leftRest.isEmpty || rightRest.isEmpty {
                if !leftRest.isEmpty || !rightRest.isEmpty {
                    Self.append(
                        leftStart..<(leftStart + leftRest.count), rightStart..<(rightStart + rightRest.count),
                        to: &spans)
                }
                break
            }
            let (leftEnd, rightEnd) = alignWindow(leftRest, rightRest) { leftRange, rightRange in
                Self.append(
                    (leftStart + leftRange.lowerBound)..<(leftStart + leftRange.upperBound),
                    (rightStart + rightRange.lowerBound)..<(rightStart + rightRange.upperBound), to: &spans)
            }
            leftStart += leftEnd
            rightStart += rightEnd
            if leftEnd == leftRest.count, rightEnd == rightRest.count { break }
        }
        return spans.count > limit ? Array(spans[..<limit]) : spans
    }

    /// Adds a difference, to the last span where it touches it.
    private static func append(_ left: Range<Int>, _ right: Range<Int>, to spans: inout [DifferingSpan]) {
        if let last = spans.last, last.left.upperBound == left.lowerBound, last.right.upperBound == right.lowerBound {
            spans[spans.count - 1] = DifferingSpan(
                left: last.left.lowerBound..<left.upperBound, right: last.right.lowerBound..<right.upperBound)
        } else {
            spans.append(DifferingSpan(left: left, right: right))
        }
    }

    /// Aligns the first window of two sequences and reports each element that differs, in order.
    ///
    /// Where a sequence goes on beyond its window, only the first half of the alignment is reported, for the end of
    /// it depends on what follows.
    ///
    /// - Returns: how far into each sequence the report goes.
    private mutating func alignWindow(
        _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>,
        report: (Range<Int>, Range<Int>) -> Void
    ) -> (left: Int, right: Int) {
        let rows = UnsafeBufferPointer(rebasing: left.prefix(Self.windowCount))
        let columns = UnsafeBufferPointer(rebasing: right.prefix(Self.windowCount))
        let end = fillHistory(
            rows, columns, isLeftCut: rows.count < left.count, isRightCut: columns.count < right.count)
        let path = tracePath(rows, columns, from: end)
        let isCut = rows.count < left.count || columns.count < right.count
        let half = isCut ? Self.windowCount / 2 : Int.max
        var (row, column) = (0, 0)
        for step in path.reversed() {
            if row >= half || column >= half { break }
            let nextRow = row + (step == .insertion ? 0 : 1)
            let nextColumn = column + (step == .deletion ? 0 : 1)
            if step != .match { report(row..<nextRow, column..<nextColumn) }
            (row, column) = (nextRow, nextColumn)
        }
        return (row, column)
    }

    private enum Step: UInt8 { case match, substitution, insertion, deletion }

    /// Fills `history` with the vertical bits of every column and chooses where the alignment ends: at the end of
    /// both windows, or, where a sequence goes on, at the cheapest cell of the window's far edges.
    private mutating func fillHistory(
        _ rows: UnsafeBufferPointer<UInt32>, _ columns: UnsafeBufferPointer<UInt32>, isLeftCut: Bool, isRightCut: Bool
    ) -> (row: Int, column: Int) {
        table.load(rows)
        let wordCount = table.wordCount
        let stride = 2 * wordCount
        history.reserve((columns.count + 1) * stride)
        let history = history.base
        for word in 0..<wordCount {
            history[2 * word] = .max
            history[2 * word + 1] = 0
        }
        let below = (UInt64.max &<< UInt64((rows.count - 1) & 63)) &<< 1
        var score = 64 * wordCount
        var end = (row: rows.count, column: 0)
        var least = rows.count
        for column in 0..<columns.count {
            let row = table.rowAddress(of: columns[column])
            let old = history + column * stride
            let new = old + stride
            var plus: UInt64 = 1
            var minus: UInt64 = 0
            for word in 0..<wordCount {
                var up = old[2 * word]
                var down = old[2 * word + 1]
                columnStep(up: &up, down: &down, matches: row[word], plus: &plus, minus: &minus)
                new[2 * word] = up
                new[2 * word + 1] = down
            }
            score += Int(plus) - Int(minus)
            let lastRow =
                score - (new[stride - 2] & below).nonzeroBitCount + (new[stride - 1] & below).nonzeroBitCount
            // Where the right sequence ends inside its window, all of it has to be used up.
            if isRightCut || column == columns.count - 1, lastRow <= least || !isRightCut {
                least = lastRow
                end = (rows.count, column + 1)
            }
        }
        guard isLeftCut else { return end }
        // Up the last column: the left sequence may end anywhere.
        let last = history + columns.count * stride
        var value = columns.count
        for row in 0..<rows.count {
            let bit = UInt64(row & 63)
            value += Int(last[2 * (row >> 6)] &>> bit & 1) - Int(last[2 * (row >> 6) + 1] &>> bit & 1)
            if value < least {
                least = value
                end = (row + 1, columns.count)
            }
        }
        return end
    }

    /// The steps of an optimal alignment, last first, read out of the vertical bits.
    private func tracePath(
        _ rows: UnsafeBufferPointer<UInt32>, _ columns: UnsafeBufferPointer<UInt32>, from end: (row: Int, column: Int)
    ) -> [Step] {
        let stride = 2 * table.wordCount
        let history = history.base
        func bit(_ offset: Int, row: Int, column: Int) -> Bool {
            history[column * stride + 2 * ((row - 1) >> 6) + offset] &>> UInt64((row - 1) & 63) & 1 == 1
        }
        var path: [Step] = []
        path.reserveCapacity(end.row + end.column)
        var (row, column) = end
        while row > 0 || column > 0 {
            if row == 0 {
                path.append(.insertion)
                column -= 1
            } else if column == 0 {
                path.append(.deletion)
                row -= 1
            } else if rows[row - 1] == columns[column - 1] {
                path.append(.match)
                row -= 1
                column -= 1
            } else if bit(0, row: row, column: column) {
                // One more than the cell above.
                path.append(.deletion)
                row -= 1
            } else if bit(1, row: row, column: column - 1) {
                // The cell to the left is one less than the one above it, so the diagonal cannot be cheaper.
                path.append(.insertion)
                column -= 1
            } else {
                path.append(.substitution)
                row -= 1
                column -= 1
            }
        }
        return path
    }
}
