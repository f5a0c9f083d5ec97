extension EditMatrix {
    /// What ``EditDistance/commonSubsequenceLength(_:_:workLimit:)`` documents. A word of `state` has a 0 for each row
    /// that lengthens the subsequence.
    mutating func commonSubsequenceLength(
        _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>, workLimit: Int
    ) -> Int? {
        left.count <= right.count
            ? commonSubsequenceLength(shorter: left, longer: right, workLimit: workLimit)
            : commonSubsequenceLength(shorter: right, longer: left, workLimit: workLimit)
    }

    private mutating func commonSubsequenceLength(
        shorter: UnsafeBufferPointer<UInt32>, longer: UnsafeBufferPointer<UInt32>, workLimit: Int
    ) -> Int? {
        var work = WorkCounter(limit: workLimit)
        let (prefix, suffix) = Self.commonEnds(shorter, longer)
        let pattern = UnsafeBufferPointer(rebasing: shorter[prefix..<(shorter.count - suffix)])
        let text = UnsafeBufferPointer(rebasing: longer[prefix..<(longer.count - suffix)])
        guard pattern.count <= Self.greatestPatternCount, work.spend(shorter.count + text.count) else { return nil }
        if pattern.isEmpty { return prefix + suffix }

        table.load(pattern)
        table.rewind()
        let wordCount = table.wordCount
        state.reserve(wordCount)
        state.fill(wordCount, with: .max)
        var column = 0
        while column < text.count {
            let width = text.count &- column >= PatternTable.lanes ? PatternTable.lanes : 1
            guard work.spend(wordCount &* width) else { return nil }
            if width == 1 {
                advance(text[column], wordCount: wordCount)
            } else {
                advance(
                    text[column], text[column &+ 1], text[column &+ 2], text[column &+ 3], wordCount: wordCount)
            }
            column &+= width
        }
        // Bits below the pattern are never matched and stay set.
        var unmatched = 0
        for word in 0..<wordCount { unmatched &+= state.base[word].nonzeroBitCount }
        return prefix + suffix + 64 * wordCount - unmatched
    }

    private mutating func advance(_ codePoint: UInt32, wordCount: Int) {
        let row = table.row(of: codePoint, lane: 0, first: 0, last: wordCount &- 1)
        var carry: UInt64 = 0
        for word in 0..<wordCount { Self.step(&state.base[word], row[word], &carry) }
    }

    private mutating func advance(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, wordCount: Int) {
        // Positions above the first word do not exist, so that each call may start at the top again.
        let row0 = table.row(of: a, lane: 0, first: 0, last: wordCount &- 1)
        let row1 = table.row(of: b, lane: 1, first: 0, last: wordCount &- 1)
        let row2 = table.row(of: c, lane: 2, first: 0, last: wordCount &- 1)
        let row3 = table.row(of: d, lane: 3, first: 0, last: wordCount &- 1)
        let state = state.base
        var (carry0, carry1, carry2, carry3): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for word in 0..<wordCount {
            var unmatched = state[word]
            Self.step(&unmatched, row0[word], &carry0)
            Self.step(&unmatched, row1[word], &carry1)
            Self.step(&unmatched, row2[word], &carry2)
            Self.step(&unmatched, row3[word], &carry3)
            state[word] = unmatched
        }
    }

    /// A word of one column: `unmatched` has a 0 for each row that lengthens the subsequence.
    @inline(__always)
    private static func step(_ unmatched: inout UInt64, _ matches: UInt64, _ carry: inout UInt64) {
        let candidates = unmatched & matches
        let (withoutCarry, overflow) = unmatched.addingReportingOverflow(candidates)
        let (sum, carryOverflow) = withoutCarry.addingReportingOverflow(carry)
        carry = overflow || carryOverflow ? 1 : 0
        unmatched = sum | (unmatched &- candidates)
    }
}
