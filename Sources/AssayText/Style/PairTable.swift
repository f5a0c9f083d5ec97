/// Numbers pairs of numbers in the order they are first seen; equal ones get one number. The keys are exact.
struct PairTable {
    /// The pair and one above its number; 0 is empty. A power of two, at least twice the capacity.
    private var slots: [(key: UInt64, number: UInt32)]
    private let shift: UInt64
    private let seed = HashSeeds.process.first

    /// How many different pairs there are.
    private(set) var count = 0

    /// A table with room for so many pairs.
    init(capacity: Int) {
        var size = 256
        while size < 2 * capacity { size *= 2 }
        slots = Array(repeating: (key: 0, number: 0), count: size)
        shift = UInt64(size.leadingZeroBitCount + 1)
    }

    /// The number of a pair, from 0; no more pairs than the capacity may be asked for.
    ///
    /// - Complexity: O(1).
    mutating func number(of pair: UInt64) -> UInt32 {
        var slot = Int(truncatingIfNeeded: (pair &* seed) >> shift)
        while slots[slot].number != 0 {
            if slots[slot].key == pair { return slots[slot].number - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        count += 1
        slots[slot] = (key: pair, number: UInt32(truncatingIfNeeded: count))
        return slots[slot].number - 1
    }
}
