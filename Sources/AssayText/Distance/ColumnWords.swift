/// The vertical differences of one column of the matrix, 64 rows a word; memory that the matrix owns.
struct ColumnWords {
    /// A bit is set where the cell is one more than the cell above.
    let up: UnsafeMutablePointer<UInt64>
    /// A bit is set where the cell is one less than the cell above.
    let down: UnsafeMutablePointer<UInt64>

    /// How much greater the last cell of a word is than the cell above its first.
    @inline(__always)
    func rise(_ word: Int) -> Int { up[word].nonzeroBitCount &- down[word].nonzeroBitCount }
}
