/// A number for every code point, 0 for nearly all of them, in two array reads.
struct CodePointTrie: Sendable {
    private static let blockBits: UInt32 = 7
    private static let blockSize = 1 << Int(blockBits)

    /// Where each block of 128 code points starts in `values`; the shared block of zeros is at 0.
    private var blocks = [UInt32](repeating: 0, count: 0x11_0000 >> Int(blockBits))
    private var values = [UInt16](repeating: 0, count: blockSize)

    /// The code point's number; 0 for anything above U+10FFFF.
    ///
    /// - Complexity: O(1).
    subscript(point: UInt32) -> UInt16 {
        get {
            let block = Int(point >> Self.blockBits)
            guard block < blocks.count else { return 0 }
            return values[Int(blocks[block]) + Int(point & 127)]
        }
        set {
            let block = Int(point >> Self.blockBits)
            guard block < blocks.count else { return }
            if blocks[block] == 0 {
                blocks[block] = UInt32(values.count)
                values.append(contentsOf: repeatElement(0, count: Self.blockSize))
            }
            values[Int(blocks[block]) + Int(point & 127)] = newValue
        }
    }
}
