extension EditMatrix {
    /// What one search in a band of the matrix found.
    private enum BandResult {
        /// The distance is this, or greater than the bound the band was laid out for.
        case atMost(Int)
        /// Proven to be greater than the bound, or so many differences so early that a wider band should be tried;
        /// with the distance to expect.
        case tooNarrow(expected: Int)
        case outOfWork
    }

    /// The band is widened up to this factor at once, where the errors seen so far predict that much.
    private static let greatestWidening = 16
    /// Columns between two looks at the whole band.
    private static let columnsPerCheck = 256

    /// A loaded pattern of any length against a text no shorter: bands for growing bounds on the distance.
    ///
    /// Ukkonen, "Algorithms for approximate string matching" (1985), doubles the bound until it holds. Here a search
    /// that meets too many differences stops early, and the next bound follows from the rate seen, so that similar
    /// texts are searched about once and unrelated ones soon in full.
    mutating func measureInBands(
        _ patternCount: Int, _ text: UnsafeBufferPointer<UInt32>, maximum: Int, work: inout WorkCounter
    ) -> DistanceMeasurement.Outcome {
        let target = min(maximum, text.count)
        // Up to four words a column the band would not be narrower than the matrix.
        var bound = table.wordCount <= 4 ? target : min(target, text.count - patternCount + 64)
        while true {
            if bound >= text.count - text.count / 8 { bound = target }
            let result = searchBand(
                patternCount, text, bound: bound, isFinal: bound >= target, work: &work)
            let expected: Int
            switch result {
            case .outOfWork: return .outOfWork
            case .atMost(let distance):
                if distance <= bound { return .exactly(distance) }
                expected = distance
            case .tooNarrow(let estimate): expected = estimate
            }
            if bound >= target { return .moreThan(maximum) }
            bound = min(target, max(2 &* bound, min(expected, Self.greatestWidening &* bound)))
        }
    }

    /// One search among the cells that a path of at most `bound` edits can touch.
    ///
    /// A path that leaves the diagonal by c columns pays |c| + |excess − c|, so that with half the slack to either
    /// side every such path stays inside. Cells outside count as if reached by insertions alone: too much, never too
    /// little, so what comes out is a true upper bound, and exact where it is at most `bound`.
    private mutating func searchBand(
        _ patternCount: Int, _ text: UnsafeBufferPointer<UInt32>, bound: Int, isFinal: Bool, work: inout WorkCounter
    ) -> BandResult {
        let excess = text.count - patternCount
        let wordCount = table.wordCount
        var bound = bound
        var slack = (bound - excess) / 2
        state.reserve(2 * wordCount)
        table.rewind()
        let words = words
        var first = 0
        var last = -1
        var score = 0
        var column = 0
        while column < text.count {
            let stretchEnd = min(text.count, column + Self.columnsPerCheck)
            while column < stretchEnd {
                let width = stretchEnd &- column >= PatternTable.lanes ? PatternTable.lanes : 1
                first = max(first, (column &- excess &- slack) &>> 6)
                let lowest = min(wordCount &- 1, (column &+ width &+ slack &- 1) &>> 6)
                while last < lowest {
                    last &+= 1
                    words.up[last] = .max
                    words.down[last] = 0
                    score &+= 64
                }
                guard work.spend((last &- first &+ 1) &* width) else { return .outOfWork }
                score &+=
                    width == 1
                    ? advanceOneColumn(text[column], first: first, last: last)
                    : advanceFourColumns(text, from: column, first: first, last: last)
                column &+= width
            }
            if column == text.count { break }

            let view = viewBand(
                first: first, last: last, score: score, column: column, patternCount: patternCount,
                textCount: text.count)
            // A quarter more than the rate so far predicts, for the rate varies.
            let expected = Int(1.25 * Double(view.leastSeen) * Double(text.count) / Double(column))
            if view.leastPossible > bound { return .tooNarrow(expected: expected) }
            if isFinal {
                // What is known to be enough narrows the rest of the band.
                if view.greatestNeeded < bound {
                    bound = view.greatestNeeded
                    slack = (bound &- excess) / 2
                }
                let lowest = min(wordCount &- 1, (column &+ slack) &>> 6)
                while last > max(lowest, first) {
                    score &-= words.rise(last)
                    last &-= 1
                }
            } else if view.leastSeen > bound / 2, expected > 2 &* bound {
                return .tooNarrow(expected: expected)
            }
        }
        // The matrix has rows below the pattern, up to a multiple of 64; go back up to the pattern's last.
        let below = (UInt64.max &<< UInt64((patternCount &- 1) & 63)) &<< 1
        let distance =
            score &- (words.up[last] & below).nonzeroBitCount &+ (words.down[last] & below).nonzeroBitCount
        return .atMost(distance)
    }

    /// What a column of the band says of the whole distance.
    private struct BandView {
        /// No path through the band costs less.
        var leastPossible = Int.max
        /// Some path costs no more.
        var greatestNeeded = Int.max
        /// The least cell seen among those at the words' borders.
        var leastSeen = Int.max
    }

    private func viewBand(
        first: Int, last: Int, score: Int, column: Int, patternCount: Int, textCount: Int
    ) -> BandView {
        let words = words
        var view = BandView()
        let columnsLeft = textCount &- column
        var bottom = score
        var word = last
        while word >= first {
            let top = bottom &- words.rise(word)
            // Neighbouring cells differ by one at the most, so between its ends a word goes down to this at the least.
            let least = max(0, (top &+ bottom &- 64 &+ 1) &>> 1)
            // From row i the rest costs at least |columns left − rows left|.
            let nearest = columnsLeft &- (patternCount &- 64 &* word &- 1)
            let farthest = columnsLeft &- (patternCount &- min(patternCount, 64 &* word &+ 64))
            let detour = nearest > 0 ? nearest : farthest < 0 ? 0 &- farthest : 0
            view.leastPossible = min(view.leastPossible, least &+ detour)
            view.greatestNeeded = min(view.greatestNeeded, top &+ max(columnsLeft, patternCount &- 64 &* word))
            view.leastSeen = min(view.leastSeen, top)
            bottom = top
            word &-= 1
        }
        return view
    }
}
