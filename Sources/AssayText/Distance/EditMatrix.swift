/// The matrix of edit distances of a pair, as far as it is held: a column of vertical differences, and the pattern's
/// rows of matches. The shorter sequence is the pattern and runs down, the longer one is the text and runs across.
struct EditMatrix: ~Copyable {
    /// Positions in a pattern are kept in 32 bits; nothing that long could be measured within any limit.
    static let greatestPatternCount = Int(Int32.max)

    var table = PatternTable()
    /// What ``words`` points into; the words of a longest common subsequence use it too.
    var state = ScratchBuffer<UInt64>()
    /// The columns of an alignment, each as pairs of words: where a cell is more, and where it is less, than above.
    var history = ScratchBuffer<UInt64>()
    /// Strings as scalars.
    var decoded = ScratchBuffer<UInt32>()

    init() {}

    /// The current column.
    @inline(__always)
    var words: ColumnWords { ColumnWords(up: state.base, down: state.base + table.wordCount) }

    /// Bytes held.
    var byteCount: Int { table.byteCount + state.byteCount + history.byteCount + decoded.byteCount }

    /// What ``EditDistance/measure(_:_:maximum:workLimit:)-(Span<UInt32>,_,_,_)`` documents.
    mutating func measure(
        _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>, maximum: Int, workLimit: Int
    ) -> DistanceMeasurement {
        left.count <= right.count
            ? measure(shorter: left, longer: right, maximum: maximum, workLimit: workLimit)
            : measure(shorter: right, longer: left, maximum: maximum, workLimit: workLimit)
    }

    private mutating func measure(
        shorter: UnsafeBufferPointer<UInt32>, longer: UnsafeBufferPointer<UInt32>, maximum: Int, workLimit: Int
    ) -> DistanceMeasurement {
        let excess = longer.count - shorter.count
        if excess > maximum { return DistanceMeasurement(.moreThan(maximum), steps: 0) }
        let (prefix, suffix) = Self.commonEnds(shorter, longer)
        let pattern = UnsafeBufferPointer(rebasing: shorter[prefix..<(shorter.count - suffix)])
        let text = UnsafeBufferPointer(rebasing: longer[prefix..<(longer.count - suffix)])

        var work = WorkCounter(limit: workLimit)
        // One unit per element: comparing the ends and loading the pattern are linear.
        guard pattern.count <= Self.greatestPatternCount, work.spend(shorter.count + text.count) else {
            return DistanceMeasurement(.outOfWork, steps: work.spent)
        }
        let outcome: DistanceMeasurement.Outcome
        if pattern.isEmpty {
            outcome = text.count > maximum ? .moreThan(maximum) : .exactly(text.count)
        } else if maximum == 0 {
            // Something is left, so the two differ.
            outcome = .moreThan(0)
        } else {
            table.load(pattern)
            outcome =
                pattern.count <= 64
                ? measureInOneWord(pattern.count, text, maximum: maximum)
                : measureInBands(pattern.count, text, maximum: maximum, work: &work)
        }
        return DistanceMeasurement(outcome, steps: work.spent)
    }

    /// A pattern of at most 64 elements, loaded: one step a column, charged already with the text's elements.
    private func measureInOneWord(
        _ patternCount: Int, _ text: UnsafeBufferPointer<UInt32>, maximum: Int
    ) -> DistanceMeasurement.Outcome {
        var up = UInt64.max
        var down: UInt64 = 0
        // Followed at the pattern's last row; the rows below it match nothing.
        let lastRow = UInt64(patternCount &- 1)
        var distance = patternCount
        var column = 0
        while column < text.count {
            let stretchEnd = min(text.count, column &+ 256)
            while column < stretchEnd {
                let matches = table.rowAddress(of: text[column])[0]
                let diagonal = (((matches & up) &+ up) ^ up) | matches | down
                let grows = down | ~(diagonal | up)
                let shrinks = diagonal & up
                distance &+= Int(truncatingIfNeeded: grows &>> lastRow & 1)
                distance &-= Int(truncatingIfNeeded: shrinks &>> lastRow & 1)
                let growsBelow = grows &<< 1 | 1
                up = shrinks &<< 1 | ~(diagonal | growsBelow)
                down = growsBelow & diagonal
                column &+= 1
            }
            // Each column left can take one off at the most.
            if distance &- (text.count &- column) > maximum { return .moreThan(maximum) }
        }
        return distance > maximum ? .moreThan(maximum) : .exactly(distance)
    }

    /// How many elements two sequences share at the start, and how many of the rest at the end.
    static func commonEnds(
        _ left: UnsafeBufferPointer<UInt32>, _ right: UnsafeBufferPointer<UInt32>
    ) -> (prefix: Int, suffix: Int) {
        let count = min(left.count, right.count)
        var prefix = 0
        while prefix < count, left[prefix] == right[prefix] { prefix &+= 1 }
        var suffix = 0
        let rest = count &- prefix
        while suffix < rest, left[left.count &- 1 &- suffix] == right[right.count &- 1 &- suffix] { suffix &+= 1 }
        return (prefix, suffix)
    }
}
