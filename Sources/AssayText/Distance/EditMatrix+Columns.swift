extension EditMatrix {
    /// From this many words a column the vector registers are worth their setting up.
    private static let leastVectorWords = 16

    /// Moves the words of the band one column to the right.
    ///
    /// - Returns: how much the last row of the band has grown.
    @inline(__always)
    mutating func advanceOneColumn(_ codePoint: UInt32, first: Int, last: Int) -> Int {
        let row = table.row(of: codePoint, lane: 0, first: first, last: last)
        var carry = ColumnCarry.top
        for word in first...last { carry.advance(words, word, row) }
        return carry.growth
    }

    /// Moves the words of the band four columns to the right.
    ///
    /// - Returns: how much the last row of the band has grown.
    @inline(__always)
    mutating func advanceFourColumns(
        _ text: UnsafeBufferPointer<UInt32>, from column: Int, first: Int, last: Int
    ) -> Int {
        let row0 = table.row(of: text[column], lane: 0, first: first, last: last)
        let row1 = table.row(of: text[column &+ 1], lane: 1, first: first, last: last)
        let row2 = table.row(of: text[column &+ 2], lane: 2, first: first, last: last)
        let row3 = table.row(of: text[column &+ 3], lane: 3, first: first, last: last)
        return last &- first &+ 1 >= Self.leastVectorWords
            ? Self.advanceInVectors(words, row0, row1, row2, row3, first: first, last: last)
            : Self.advanceInRegisters(words, row0, row1, row2, row3, first: first, last: last)
    }

    /// A word's bits stay in registers for four steps, and the four chains of carries overlap in the processor, where
    /// a single one would wait for itself.
    @inline(__always)
    private static func advanceInRegisters(
        _ column: ColumnWords, _ row0: UnsafePointer<UInt64>, _ row1: UnsafePointer<UInt64>,
        _ row2: UnsafePointer<UInt64>, _ row3: UnsafePointer<UInt64>, first: Int, last: Int
    ) -> Int {
        var (carry0, carry1, carry2, carry3) = (ColumnCarry.top, ColumnCarry.top, ColumnCarry.top, ColumnCarry.top)
        var word = first
        while word <= last {
            var up = column.up[word]
            var down = column.down[word]
            columnStep(up: &up, down: &down, matches: row0[word], plus: &carry0.plus, minus: &carry0.minus)
            columnStep(up: &up, down: &down, matches: row1[word], plus: &carry1.plus, minus: &carry1.minus)
            columnStep(up: &up, down: &down, matches: row2[word], plus: &carry2.plus, minus: &carry2.minus)
            columnStep(up: &up, down: &down, matches: row3[word], plus: &carry3.plus, minus: &carry3.minus)
            column.up[word] = up
            column.down[word] = down
            word &+= 1
        }
        return carry0.growth &+ carry1.growth &+ carry2.growth &+ carry3.growth
    }

    /// The four columns lie in the lanes of a vector, each one word behind the one before, so that no lane waits for
    /// another within a step: column k works on word `word − k` in lane 3 − k, and hands it on to the lane below.
    ///
    /// So a vector is four words of the column as they lie in memory, and is written back whole: its lowest word is
    /// done, the others will be written again.
    private static func advanceInVectors(
        _ column: ColumnWords, _ row0: UnsafePointer<UInt64>, _ row1: UnsafePointer<UInt64>,
        _ row2: UnsafePointer<UInt64>, _ row3: UnsafePointer<UInt64>, first: Int, last: Int
    ) -> Int {
        // The triangle at the top, until every lane has a word to work on.
        var (carry0, carry1, carry2, carry3) = (ColumnCarry.top, ColumnCarry.top, ColumnCarry.top, ColumnCarry.top)
        for word in first...(first &+ 2) { carry0.advance(column, word, row0) }
        for word in first...(first &+ 1) { carry1.advance(column, word, row1) }
        carry2.advance(column, first, row2)

        var word = first
        var up = SIMD4(column.up[word], column.up[word &+ 1], column.up[word &+ 2], column.up[word &+ 3])
        var down = SIMD4(column.down[word], column.down[word &+ 1], column.down[word &+ 2], column.down[word &+ 3])
        var plus = SIMD4(carry3.plus, carry2.plus, carry1.plus, carry0.plus)
        var minus = SIMD4(carry3.minus, carry2.minus, carry1.minus, carry0.minus)
        while true {
            let matches = SIMD4(row3[word], row2[word &+ 1], row1[word &+ 2], row0[word &+ 3])
            columnSteps(up: &up, down: &down, matches: matches, plus: &plus, minus: &minus)
            UnsafeMutableRawPointer(column.up + word).storeBytes(of: up, as: SIMD4<UInt64>.self)
            UnsafeMutableRawPointer(column.down + word).storeBytes(of: down, as: SIMD4<UInt64>.self)
            if word &+ 3 == last { break }
            word &+= 1
            up = SIMD4(up[1], up[2], up[3], column.up[word &+ 3])
            down = SIMD4(down[1], down[2], down[3], column.down[word &+ 3])
        }

        // The triangle at the bottom: three words have columns left.
        carry1 = ColumnCarry(plus: plus[2], minus: minus[2])
        carry2 = ColumnCarry(plus: plus[1], minus: minus[1])
        carry3 = ColumnCarry(plus: plus[0], minus: minus[0])
        carry1.advance(column, last, row1)
        for word in (last &- 1)...last { carry2.advance(column, word, row2) }
        for word in (last &- 2)...last { carry3.advance(column, word, row3) }
        return Int(truncatingIfNeeded: plus[3]) &- Int(truncatingIfNeeded: minus[3])
            &+ carry1.growth &+ carry2.growth &+ carry3.growth
    }
}
