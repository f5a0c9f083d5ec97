/// Lets a text go that cannot hold a window of 50 code points ten times, at a fraction of the cost of counting.
///
/// Such a window has at least 50 bytes. Ten occurrences fall into nine classes by their offset modulo 9, so two of them
/// are in one class (the pigeonhole principle), and the first multiple of 9 in each is equally far into the window.
/// From there at least 42 bytes of the window are left, and they are the same in both. So of the 42 bytes at each
/// multiple of 9, two are equal; where no two are, no window occurs ten times. The same with classes modulo 3 finds four
/// equal among the 48 bytes at each multiple of 3, which few texts have that are not repetitive.
enum RepetitionFilter {
    /// The longest text that is filtered; the tables hold places in 32 bits and less.
    static let maxBytes = 1 << 21

    /// Whether a window may occur ten times; no false "no".
    ///
    /// - Complexity: O(n).
    static func mayRepeat(_ text: Span<UInt8>, _ ranges: [Range<Int>]) -> Bool {
        let bytes = ranges.reduce(0) { $0 + $1.count }
        // Ten windows that overlap as much as they can.
        guard bytes >= WindowCounter.length + WindowCounter.occurrences - 1 else { return false }
        // Counting needs less memory than the table would for a text of this size, and takes places of any width.
        guard text.count <= maxBytes else { return true }
        return hasTwoEqual(text, ranges, bytes) && hasEqual(4, stride: 3, text, ranges, bytes)
    }

    /// Whether two of the pieces of text at every ninth byte are equal.
    private static func hasTwoEqual(_ text: Span<UInt8>, _ ranges: [Range<Int>], _ bytes: Int) -> Bool {
        let slotCount = slotCount(stride: 9, ranges, bytes)
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: slotCount) { slots in
            slots.initialize(repeating: 0)
            var pieces = FirstPieces(slots: slots, stride: 9, length: WindowCounter.length - 8)
            for range in ranges {
                if pieces.hasEqual(in: range, of: text) { return true }
            }
            return false
        }
    }

    /// A power of two of which the pieces take half at most.
    private static func slotCount(stride: Int, _ ranges: [Range<Int>], _ bytes: Int) -> Int {
        let pieces = bytes / stride + ranges.count
        return 1 << (Int.bitWidth - (2 * pieces - 1).leadingZeroBitCount)
    }

    /// Whether `wanted` of the pieces of text at every `stride`-th byte are equal.
    private static func hasEqual(
        _ wanted: Int, stride: Int, _ text: Span<UInt8>, _ ranges: [Range<Int>], _ bytes: Int
    ) -> Bool {
        let slotCount = slotCount(stride: stride, ranges, bytes)
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: slotCount) { slots in
            slots.initialize(repeating: 0)
            var table = PieceTable(
                slots: slots, bits: slotCount.trailingZeroBitCount, length: WindowCounter.length - stride + 1)
            for range in ranges {
                var place = range.lowerBound
                while place &+ table.length <= range.upperBound {
                    if table.note(place, text) >= wanted { return true }
                    place &+= stride
                }
            }
            return false
        }
    }
}

/// Counts equal pieces of text.
///
/// A slot holds 24 bits of hash, 8 bits of count and 32 bits of place; 0 is empty, for a count is at least 1.
private struct PieceTable {
    let slots: UnsafeMutableBufferPointer<UInt64>
    let bits: Int
    /// Bytes of a piece.
    let length: Int
    private let seeds = HashSeeds.process
    private var collisions = 0
    /// A few happen; more are a text made for it, whose pieces agree exactly where they are hashed.
    private static let maxCollisions = 64

    init(slots: UnsafeMutableBufferPointer<UInt64>, bits: Int, length: Int) {
        self.slots = slots
        self.bits = bits
        self.length = length
    }

    /// Notes the piece at a place and tells how many equal ones there were so far, itself included; many where that is
    /// too dear to tell.
    @inline(__always)
    mutating func note(_ place: Int, _ text: Span<UInt8>) -> Int {
        // Two words of the piece: equal pieces have equal hashes, and one is compared before it is believed.
        let sum = text.word(at: place) &* seeds.first &+ text.word(at: place &+ length &- 8) &* seeds.second
        let hash = (sum ^ sum >> 32) &* seeds.third
        let tag = hash & 0xFF_FFFF
        var slot = Int(truncatingIfNeeded: hash >> UInt64(truncatingIfNeeded: 64 &- bits))
        while true {
            let entry = slots[slot]
            if entry == 0 {
                slots[slot] = tag << 40 | 1 << 32 | UInt64(truncatingIfNeeded: place)
                return 1
            }
            if entry >> 40 == tag {
                let first = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
                if text.areEqual(first..<first &+ length, place..<place &+ length) {
                    // The caller stops long before a count of 255.
                    slots[slot] = entry &+ 1 << 32
                    return Int(truncatingIfNeeded: entry >> 32 & 0xFF) &+ 1
                }
                collisions &+= 1
                if collisions > Self.maxCollisions { return .max }
            }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
    }
}
