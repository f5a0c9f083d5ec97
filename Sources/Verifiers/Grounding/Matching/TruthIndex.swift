/// Finds the ground truths a box may intersect with four table rows and no look at the boxes.
///
/// The span of the ground truths is cut into strips in each direction. For each strip there is a set of the truths that
/// start at or before it and one of those that end at or after it, a bit for each truth. Truths that intersect a box
/// start no later than the box ends and end no earlier than it starts, in both directions: the intersection of four
/// sets. Strips are coarser than coordinates, so that the result holds all that intersect and a few that do not.
struct TruthIndex {
    /// 64-bit words in a set.
    let words: Int
    /// A power of two.
    private let strips: Int
    private let lastStrip: Double
    private let originX: Double
    private let originY: Double
    private let scaleX: Double
    private let scaleY: Double
    /// Four tables of a set for each strip: by left, by right, by top, by bottom.
    private var sets: [UInt64] = []

    /// Where the four sets of a box start.
    struct Query {
        let startsLeft: Int
        let endsRight: Int
        let startsAbove: Int
        let endsBelow: Int
    }

    /// - Complexity: O(truths + strips · truths / 64).
    init(_ truths: UnsafeBufferPointer<CommonBox>) {
        words = (truths.count + 63) / 64
        // Few truths: a finer table costs more to fill than it saves.
        strips = truths.count <= 128 ? 32 : 64
        lastStrip = Double(strips - 1)
        var left = Double.infinity
        var top = Double.infinity
        var right = -Double.infinity
        var bottom = -Double.infinity
        for box in truths {
            left = box.left < left ? box.left : left
            top = box.top < top ? box.top : top
            right = box.right > right ? box.right : right
            bottom = box.bottom > bottom ? box.bottom : bottom
        }
        originX = left
        originY = top
        scaleX = right > left ? Double(strips) / (right - left) : 0
        scaleY = bottom > top ? Double(strips) / (bottom - top) : 0
        let size = 4 * strips * words
        sets = [UInt64](unsafeUninitializedCapacity: size) { sets, count in
            sets.initialize(repeating: 0)
            fill(sets, truths)
            accumulate(sets)
            count = size
        }
    }

    private func fill(_ sets: UnsafeMutableBufferPointer<UInt64>, _ truths: UnsafeBufferPointer<CommonBox>) {
        let table = strips * words
        for index in 0..<truths.count {
            let box = truths[index]
            let bit = UInt64(1) << UInt64(index & 63)
            let word = index >> 6
            sets[strip((box.left - originX) * scaleX) &* words &+ word] |= bit
            sets[table &+ strip((box.right - originX) * scaleX) &* words &+ word] |= bit
            sets[2 &* table &+ strip((box.top - originY) * scaleY) &* words &+ word] |= bit
            sets[3 &* table &+ strip((box.bottom - originY) * scaleY) &* words &+ word] |= bit
        }
    }

    /// Makes "in this strip" into "at or before" and "at or after".
    private func accumulate(_ sets: UnsafeMutableBufferPointer<UInt64>) {
        let table = strips * words
        for offset in words..<table {
            sets[offset] |= sets[offset &- words]
            sets[2 &* table &+ offset] |= sets[2 &* table &+ offset &- words]
        }
        var offset = table - words
        while offset > 0 {
            offset &-= 1
            sets[table &+ offset] |= sets[table &+ offset &+ words]
            sets[3 &* table &+ offset] |= sets[3 &* table &+ offset &+ words]
        }
    }

    @inline(__always) func query(_ box: CommonBox) -> Query {
        let table = strips &* words
        return Query(
            startsLeft: strip((box.right - originX) * scaleX) &* words,
            endsRight: table &+ strip((box.left - originX) * scaleX) &* words,
            startsAbove: 2 &* table &+ strip((box.bottom - originY) * scaleY) &* words,
            endsBelow: 3 &* table &+ strip((box.top - originY) * scaleY) &* words)
    }

    /// The candidates among truths 64·word … 64·word + 63, a bit each.
    @inline(__always) static func candidates(
        _ sets: UnsafeBufferPointer<UInt64>, _ query: Query, word: Int
    ) -> UInt64 {
        sets[query.startsLeft &+ word] & sets[query.endsRight &+ word] & sets[query.startsAbove &+ word]
            & sets[query.endsBelow &+ word]
    }

    @inline(__always) func withSets<Result>(_ body: (UnsafeBufferPointer<UInt64>) -> Result) -> Result {
        sets.withUnsafeBufferPointer(body)
    }

    /// The strip of a scaled coordinate; monotone, and total: what is outside, or no number, is in some strip.
    ///
    /// Adding 2⁵² leaves the rounded value in the low bits, without the checks of a conversion; the mask, a power of two
    /// less one, keeps the index in the table whatever came in.
    @inline(__always) private func strip(_ value: Double) -> Int {
        let inside = max(0, min(value, lastStrip))
        return Int(truncatingIfNeeded: (inside + 0x1p52).bitPattern) & (strips &- 1)
    }
}
