/// Finds the first two equal pieces of a text at multiples of a stride: the cheap half of ``RepetitionFilter``.
///
/// A slot holds the number of a piece, plus one, and as many bits of its hash as are left; 0 is empty. 32 bits a slot
/// keep the table of a usual response, which is cleared every time, at 4 KB.
struct FirstPieces {
    /// Bits for the number of a piece: as many as texts of ``RepetitionFilter/maxBytes`` need.
    private static let numberBits: UInt64 = 18
    private static let numberMask: UInt32 = 1 << 18 - 1

    private let slots: UnsafeMutableBufferPointer<UInt32>
    /// How far a hash is shifted down to be a slot.
    private let shift: UInt64
    private let stride: Int
    /// Bytes of a piece.
    private let length: Int
    private let seeds = HashSeeds.process
    /// Unequal pieces whose hashes agree: a few happen; more are a text made for it.
    private var collisionsLeft: Int

    /// A table over empty slots, a power of two of them and at least twice as many as there are pieces.
    init(slots: UnsafeMutableBufferPointer<UInt32>, stride: Int, length: Int) {
        self.slots = slots
        self.stride = stride
        self.length = length
        shift = UInt64(truncatingIfNeeded: slots.count.leadingZeroBitCount &+ 1)
        collisionsLeft = 64 &+ slots.count >> 8
    }

    /// Notes the pieces that begin in a range and end in it; true where one equals a piece noted before, and where that
    /// is too dear to tell.
    ///
    /// - Complexity: O(n / stride).
    mutating func hasEqual(in range: Range<Int>, of text: Span<UInt8>) -> Bool {
        let last = range.upperBound &- length
        var number = (range.lowerBound &+ stride &- 1) / stride
        var place = number &* stride
        let (first, second) = (seeds.first, seeds.second)
        while place <= last {
            number &+= 1
            // Two words of the piece, folded from a product of 128 bits: equal pieces have equal hashes.
            let product = (text.word(at: place) ^ first).multipliedFullWidth(
                by: text.word(at: place &+ length &- 8) ^ second)
            let hash = product.high ^ product.low
            let tag = UInt32(truncatingIfNeeded: hash &<< Self.numberBits)
            let entry = tag | UInt32(truncatingIfNeeded: number)
            var slot = Int(truncatingIfNeeded: hash &>> shift)
            while slots[slot] != 0 {
                if (slots[slot] ^ tag) &>> Self.numberBits == 0, isEqual(slots[slot], place, text) { return true }
                slot = (slot &+ 1) & (slots.count &- 1)
            }
            slots[slot] = entry
            place &+= stride
        }
        return false
    }

    @inline(never)
    private mutating func isEqual(_ entry: UInt32, _ place: Int, _ text: Span<UInt8>) -> Bool {
        let first = (Int(entry & Self.numberMask) &- 1) &* stride
        collisionsLeft &-= 1
        return collisionsLeft < 0 || text.areEqual(first..<first &+ length, place..<place &+ length)
    }
}
