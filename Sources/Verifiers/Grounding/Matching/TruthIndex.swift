/// Finds the ground truths a box may intersect with four table rows and no look at the boxes.
///
/// The span of the ground truths is cut into ``bins`` strips in each direction. For each strip there is a set of the
/// truths that start at or before it and one of those that end at or after it, a bit for each truth. Truths that
/// intersect a box start no later than the box ends and end no earlier than it starts, in both directions: the
/// intersection of four sets. Strips are coarser than coordinates, so that the sets hold all that intersect and a few
/// that do not.
struct TruthIndex {
    private static let bins = 64
    private static let lastBin = 63.0

    /// 64-bit words in a set.
    let words: Int
    private let originX: Double
    private let originY: Double
    private let scaleX: Double
    private let scaleY: Double
    /// Four tables of ``bins`` sets: by left, by right, by top, by bottom.
    private var sets: [UInt64]

    /// - Complexity: O(truths + strips · truths / 64).
    init(_ truths: [CommonBox]) {
        let words = (truths.count + 63) / 64
        self.words = words
        var low = SIMD2(Double.infinity, Double.infinity)
        var high = -low
        for box in truths {
            low = SIMD2(min(low.x, box.left), min(low.y, box.top))
            high = SIMD2(max(high.x, box.right), max(high.y, box.bottom))
        }
        (originX, originY) = (low.x, low.y)
        scaleX = high.x > low.x ? Double(Self.bins) / (high.x - low.x) : 0
        scaleY = high.y > low.y ? Double(Self.bins) / (high.y - low.y) : 0
        sets = []
        let (originX, originY, scaleX, scaleY) = (originX, originY, scaleX, scaleY)
        sets = [UInt64](unsafeUninitializedCapacity: 4 * Self.bins * words) { sets, count in
            sets.initialize(repeating: 0)
            let table = Self.bins * words
            for (index, box) in truths.enumerated() {
                let bit = UInt64(1) << UInt64(index & 63)
                let word = index >> 6
                sets[Self.bin((box.left - originX) * scaleX) * words + word] |= bit
                sets[table + Self.bin((box.right - originX) * scaleX) * words + word] |= bit
                sets[2 * table + Self.bin((box.top - originY) * scaleY) * words + word] |= bit
                sets[3 * table + Self.bin((box.bottom - originY) * scaleY) * words + word] |= bit
            }
            for offset in words..<table {
                sets[offset] |= sets[offset - words]
                sets[2 * table + offset] |= sets[2 * table + offset - words]
            }
            for offset in stride(from: table - words - 1, through: 0, by: -1) {
                sets[table + offset] |= sets[table + offset + words]
                sets[3 * table + offset] |= sets[3 * table + offset + words]
            }
            count = 4 * table
        }
    }

    /// Calls the body with every truth whose strips meet those of the box, ascending.
    @inline(__always) func forEachCandidate(of box: CommonBox, _ body: (Int) -> Void) {
        let table = Self.bins * words
        let startsLeft = Self.bin((box.right - originX) * scaleX) * words
        let endsRight = table + Self.bin((box.left - originX) * scaleX) * words
        let startsAbove = 2 * table + Self.bin((box.bottom - originY) * scaleY) * words
        let endsBelow = 3 * table + Self.bin((box.top - originY) * scaleY) * words
        sets.withUnsafeBufferPointer { sets in
            for word in 0..<words {
                var candidates =
                    sets[startsLeft + word] & sets[endsRight + word] & sets[startsAbove + word] & sets[endsBelow + word]
                while candidates != 0 {
                    body(word << 6 | candidates.trailingZeroBitCount)
                    candidates &= candidates - 1
                }
            }
        }
    }

    /// The strip of a scaled coordinate; monotone, and total: what is outside, or no number, is in the nearest strip.
    @inline(__always) private static func bin(_ value: Double) -> Int {
        value > 0 ? (value < lastBin ? Int(value) : bins - 1) : 0
    }
}
