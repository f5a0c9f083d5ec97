/// Disjoint ranges of code points in ascending order, each with a small number.
struct CodePointRanges: Sendable {
    /// The first code point of each range.
    let starts: [UInt32]
    /// The last code point of each range.
    let ends: [UInt32]
    /// The number of each range.
    let values: [UInt8]

    /// Decodes a generated table of ranges.
    init(_ table: StaticString) {
        var numbers = PackedNumbers(table)
        var starts: [UInt32] = []
        var ends: [UInt32] = []
        var values: [UInt8] = []
        var end = 0
        while let step = numbers.next(), let extent = numbers.next(), let value = numbers.next() {
            let start = end + step
            end = start + extent
            starts.append(UInt32(truncatingIfNeeded: start))
            ends.append(UInt32(truncatingIfNeeded: end))
            values.append(UInt8(truncatingIfNeeded: value))
        }
        self.starts = starts
        self.ends = ends
        self.values = values
    }

    /// The last start that is not above the code point, as an index, or nil below the first range.
    ///
    /// - Complexity: O(log n).
    func indexOfStart(notAbove point: UInt32) -> Int? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= point { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// Whether a range holds the code point.
    ///
    /// - Complexity: O(log n).
    func contains(_ point: UInt32) -> Bool {
        guard let index = indexOfStart(notAbove: point) else { return false }
        return point <= ends[index]
    }
}
