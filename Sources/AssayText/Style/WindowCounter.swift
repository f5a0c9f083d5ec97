/// Counts the windows of 50 code points of a text exactly.
///
/// Two walks with a rolling polynomial hash (Karp and Rabin, 1987). The first adds up hashes in small counters, which
/// collisions can only raise; the second looks closer at windows whose counter reached ten, and compares their bytes.
struct WindowCounter: ~Escapable {
    /// Code points of a window.
    static let length = 50
    /// How often a window occurs in a violation.
    static let occurrences = 10
    private static let maxCounters = 1 << 22

    private struct Entry {
        var first: Range<Int>
        var count: Int
    }

    private let text: Span<UInt8>
    private let ranges: [Range<Int>]
    private var entries: [UInt64: Entry] = [:]

    /// The window that reaches ten occurrences first, and how many it has in all; nil where none does.
    ///
    /// - Complexity: O(n).
    static func firstRepetition(in text: Span<UInt8>, _ ranges: [Range<Int>]) -> Repetition? {
        var counter = WindowCounter(text, ranges)
        return counter.firstRepetition()
    }

    @_lifetime(copy text)
    private init(_ text: Span<UInt8>, _ ranges: [Range<Int>]) {
        self.text = text
        self.ranges = ranges
    }

    private mutating func firstRepetition() -> Repetition? {
        let bytes = ranges.reduce(0) { $0 + $1.count }
        var bits = 10
        while 1 << bits < min(bytes, Self.maxCounters) { bits += 1 }
        let shift = UInt64(64 - bits)
        var counters = [UInt8](repeating: 0, count: 1 << bits)
        for range in ranges {
            var windows = WindowHashes(text, range)
            while let window = windows.next() {
                let slot = Int(truncatingIfNeeded: window.hash >> shift)
                if counters[slot] < Self.occurrences { counters[slot] &+= 1 }
            }
        }
        for range in ranges {
            var windows = WindowHashes(text, range)
            while let window = windows.next() {
                guard counters[Int(truncatingIfNeeded: window.hash >> shift)] >= Self.occurrences else { continue }
                if note(window) { return repetition(of: window) }
            }
        }
        return nil
    }

    /// Counts a window; true where it reaches the limit.
    private mutating func note(_ window: WindowHashes.Window) -> Bool {
        var key = window.hash
        while let entry = entries[key] {
            if text.areEqual(entry.first, window.range) {
                entries[key] = Entry(first: entry.first, count: entry.count + 1)
                return entry.count + 1 >= Self.occurrences
            }
            key &+= 1
        }
        entries[key] = Entry(first: window.range, count: 1)
        return false
    }

    private func repetition(of found: WindowHashes.Window) -> Repetition {
        var count = 0
        for range in ranges {
            var windows = WindowHashes(text, range)
            while let window = windows.next() {
                if window.hash == found.hash, text.areEqual(window.range, found.range) { count += 1 }
            }
        }
        let bytes = text.extracting(found.range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        return Repetition(window: bytes, occurrences: count)
    }
}
