/// Numbers byte strings in the order they are first seen; equal ones get one number. Hashes find, bytes decide.
struct WordTable {
    private struct Entry {
        var hash: UInt64
        var bytes: Range<Int>
    }

    /// The different strings, one after another.
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// One above an entry's index; 0 is empty. A power of two, at most half full.
    private var slots = [UInt32](repeating: 0, count: 256)
    private let seeds = HashSeeds.process

    /// How many different strings there are.
    var count: Int { entries.count }

    /// The number of the bytes in a range, from 0.
    ///
    /// - Complexity: O(range.count), amortised.
    mutating func number(of text: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
        let hash = hash(of: text, range)
        var slot = self.slot(of: hash)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot] - 1)]
            if entry.hash == hash, isEqual(entry.bytes, text, range) { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = UInt32(truncatingIfNeeded: entries.count)
        slots[slot] = number + 1
        let start = bytes.count
        bytes.append(copying: text.extracting(range))
        entries.append(Entry(hash: hash, bytes: start..<bytes.count))
        if entries.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = self.slot(of: entry.hash)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(truncatingIfNeeded: index + 1)
        }
    }

    private func slot(of hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash >> UInt64(slots.count.leadingZeroBitCount + 1))
    }

    private func isEqual(_ stored: Range<Int>, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard stored.count == range.count else { return false }
        for place in 0..<range.count where bytes[stored.lowerBound + place] != text[range.lowerBound + place] {
            return false
        }
        return true
    }

    private func hash(of text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash = UInt64(range.count) &* seeds.third
        var offset = range.lowerBound
        while offset < range.upperBound {
            var word: UInt64 = 0
            let end = min(offset + 8, range.upperBound)
            while offset < end {
                word = word << 8 | UInt64(text[offset])
                offset += 1
            }
            let product = (hash ^ word ^ seeds.first).multipliedFullWidth(by: seeds.second)
            hash = product.high ^ product.low
        }
        return hash &* seeds.third
    }
}
