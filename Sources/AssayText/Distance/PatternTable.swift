/// Where each symbol of a pattern occurs, as rows of bits: bit `i % 64` of word `i / 64` of a symbol's row is set where
/// the pattern's element `i` is that symbol. The vectors `Peq` of Myers (1999), for any alphabet.
///
/// A row for every symbol would take pattern length × alphabet bits: 250 MB for 100,000 Chinese characters. So only
/// small tables are stored whole. In large ones a symbol gets a row of its own if it occurs often; the row of a rare
/// one is written into a scratch row when a column of the matrix asks for it, out of the list of its positions, and
/// wiped when the next is. Thus a table takes at most 32 bytes per element beyond the small size, a column costs at
/// most a quarter of a bit set per word step, and the inner loop sees plain rows whatever the alphabet.
struct PatternTable: ~Copyable {
    /// Columns of the matrix that are processed together; each has a scratch row.
    static let lanes = 4
    /// Up to this many words every symbol has a row: they fit a first-level cache.
    private static let smallTableWords = 4096

    private var symbols = SymbolTable()
    /// The symbol at each position of the pattern.
    private var sequence = ScratchBuffer<UInt32>()
    /// Words 0..<wordCount are zeros (the row of absent symbols), then come the scratch rows, then the stored ones.
    private var rows = ScratchBuffer<UInt64>()
    /// The index of each symbol's row in `rows`; 0 marks a symbol without one, unless it is symbol 0.
    private var rowOfSymbol = ScratchBuffer<UInt32>()
    /// The positions of rare symbols, those of one symbol together and ascending.
    private var positions = ScratchBuffer<UInt32>()
    /// Where a symbol's positions start, then where those of the next one start.
    private var starts = ScratchBuffer<UInt32>()
    /// The first position not yet above the band, per symbol.
    private var cursors = ScratchBuffer<UInt32>()
    /// What each scratch row holds: where in `positions` its content starts, and where it ends.
    private var filled = ScratchBuffer<UInt32>()
    /// Words per row.
    private(set) var wordCount = 0
    private var isWhole = true

    init() {}

    /// Bytes held.
    var byteCount: Int {
        symbols.byteCount + sequence.byteCount + rows.byteCount + rowOfSymbol.byteCount + positions.byteCount
            + starts.byteCount + cursors.byteCount
    }

    /// Replaces the pattern.
    ///
    /// - Complexity: O(pattern length), plus the words of the rows.
    mutating func load(_ pattern: UnsafeBufferPointer<UInt32>) {
        symbols.removeAll()
        wordCount = (pattern.count &+ 63) &>> 6
        sequence.reserve(pattern.count)
        for index in 0..<pattern.count { sequence.base[index] = symbols.insert(pattern[index]) }
        isWhole = (symbols.count &+ 1) &* wordCount <= Self.smallTableWords
        if isWhole { storeAllRows(of: pattern.count) } else { storeFrequentRows(of: pattern.count) }
    }

    /// Whether ``rowAddress(of:)`` serves every code point.
    var hasEveryRow: Bool { isWhole }

    /// The row of a code point in a table that has every row.
    @inline(__always)
    func rowAddress(of codePoint: UInt32) -> UnsafePointer<UInt64> {
        UnsafePointer(rows.base + Int(symbols.symbol(of: codePoint)) &* wordCount)
    }

    /// Starts over at the top of the band.
    mutating func rewind() {
        if isWhole { return }
        for symbol in 0...symbols.count { cursors.base[symbol] = starts.base[symbol] }
    }

    /// The row of a code point, correct in the words of the band; words outside may lack bits.
    ///
    /// - Parameters:
    ///   - lane: which scratch row to use for a rare symbol; its former content is wiped.
    ///   - first: the first word of the band; never less than in the call before, since ``rewind()``.
    ///   - last: the last word of the band.
    @inline(__always)
    mutating func row(of codePoint: UInt32, lane: Int, first: Int, last: Int) -> UnsafePointer<UInt64> {
        let symbol = Int(symbols.symbol(of: codePoint))
        if isWhole { return UnsafePointer(rows.base + symbol &* wordCount) }
        let row = Int(rowOfSymbol.base[symbol])
        if row != 0 || symbol == 0 { return UnsafePointer(rows.base + row &* wordCount) }
        return writeScratchRow(of: symbol, lane: lane, first: first, last: last)
    }

    private mutating func writeScratchRow(
        of symbol: Int, lane: Int, first: Int, last: Int
    ) -> UnsafePointer<UInt64> {
        let row = rows.base + (1 &+ lane) &* wordCount
        var old = Int(filled.base[2 &* lane])
        let oldEnd = Int(filled.base[2 &* lane &+ 1])
        while old < oldEnd {
            row[Int(positions.base[old] &>> 6)] = 0
            old &+= 1
        }
        let end = Int(starts.base[symbol &+ 1])
        var start = Int(cursors.base[symbol])
        while start < end, Int(positions.base[start] &>> 6) < first { start &+= 1 }
        cursors.base[symbol] = UInt32(truncatingIfNeeded: start)
        var index = start
        while index < end {
            let position = positions.base[index]
            let word = Int(position &>> 6)
            if word > last { break }
            row[word] |= 1 &<< UInt64(position & 63)
            index &+= 1
        }
        filled.base[2 &* lane] = UInt32(truncatingIfNeeded: start)
        filled.base[2 &* lane &+ 1] = UInt32(truncatingIfNeeded: index)
        return UnsafePointer(row)
    }

    private mutating func storeAllRows(of count: Int) {
        let words = (symbols.count &+ 1) &* wordCount
        rows.reserve(words)
        rows.fill(words, with: 0)
        let base = rows.base
        for index in 0..<count {
            base[Int(sequence.base[index]) &* wordCount &+ index &>> 6] |= 1 &<< UInt64(index & 63)
        }
        // Elements that are no code points have symbol 0, whose row matches nothing.
        rows.fill(wordCount, with: 0)
    }

    private mutating func storeFrequentRows(of count: Int) {
        let symbolCount = symbols.count
        starts.reserve(symbolCount &+ 2)
        cursors.reserve(symbolCount &+ 2)
        rowOfSymbol.reserve(symbolCount &+ 1)
        starts.fill(symbolCount &+ 2, with: 0)
        rowOfSymbol.fill(symbolCount &+ 1, with: 0)
        for index in 0..<count { starts.base[Int(sequence.base[index]) &+ 1] &+= 1 }

        // A symbol that occurs this often in the pattern has a row of its own.
        let frequent = UInt32(max(8, wordCount / 4))
        var rowCount = 1 + Self.lanes
        var total: UInt32 = 0
        for symbol in 0...symbolCount {
            let occurrences = starts.base[symbol &+ 1]
            if symbol != 0, occurrences >= frequent {
                rowOfSymbol.base[symbol] = UInt32(rowCount)
                rowCount &+= 1
            }
            total &+= occurrences
            starts.base[symbol &+ 1] = total
        }
        rows.reserve(rowCount &* wordCount)
        rows.fill(rowCount &* wordCount, with: 0)
        positions.reserve(count)
        rewind()
        for index in 0..<count {
            let symbol = Int(sequence.base[index])
            let row = Int(rowOfSymbol.base[symbol])
            if row != 0 { rows.base[row &* wordCount &+ index &>> 6] |= 1 &<< UInt64(index & 63) }
            let slot = cursors.base[symbol]
            positions.base[Int(slot)] = UInt32(truncatingIfNeeded: index)
            cursors.base[symbol] = slot &+ 1
        }
        filled.reserve(2 * Self.lanes)
        filled.fill(2 * Self.lanes, with: 0)
    }
}
