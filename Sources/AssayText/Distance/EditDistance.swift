/// Measures Levenshtein distances and longest common subsequences of sequences of code points, and keeps its tables
/// for the next pair, so that nothing is allocated in steady state.
///
///     let editDistance = EditDistance()
///     let kitten: [UInt32] = "kitten".unicodeScalars.map(\.value)
///     let sitting: [UInt32] = "sitting".unicodeScalars.map(\.value)
///     editDistance.measure(kitten.span, sitting.span).distance                    // 3
///     editDistance.measure(kitten.span, sitting.span, maximum: 2).outcome         // .moreThan(2)
///
/// Bit-parallel after Myers (1999) and Hyyrö (2003), 64 rows of the matrix at a step. What both have at either end is
/// taken off; the rest is searched in a band around the diagonal (Ukkonen 1985) that is widened until the distance is
/// proven, so that similar texts cost O(n·d/64) and unrelated ones O(n·m/64).
///
/// One thread at a time may use a workspace. ``withShared(_:)`` lends one out.
public final class EditDistance {
    var table = PatternTable()
    var state = ScratchBuffer<UInt64>()
    var history = ScratchBuffer<UInt64>()
    var decoded = ScratchBuffer<UInt32>()

    /// Positions in a pattern are kept in 32 bits; nothing that long could be measured within any limit.
    static let greatestPatternCount = Int(Int32.max)

    /// A workspace of a few kilobytes; it grows with the longest pair it sees.
    public init() {}

    /// Bytes the workspace holds.
    public var byteCount: Int { table.byteCount + state.byteCount + history.byteCount + decoded.byteCount }

    /// The Levenshtein distance: the least number of insertions, deletions and substitutions of one element that make
    /// one sequence of the other.
    ///
    /// - Parameters:
    ///   - left: code points, or any other 32-bit symbols below 110000 (hexadecimal); greater ones equal nothing
    ///     within the part that differs.
    ///   - right: as `left`; the two may be swapped.
    ///   - maximum: gives up as soon as the distance is proven to be greater than this. 0 asks for equality.
    ///   - workLimit: the most word steps to do; elements read count one each as well.
    /// - Returns: the distance, or that it is more than the maximum, or that the work limit came first.
    /// - Complexity: O(n + n·d/64) expected for a distance d well below the shorter length m, O(n + n·m/64) at worst;
    ///   O(m) memory.
    public func measure(
        _ left: Span<UInt32>, _ right: Span<UInt32>, maximum: Int = .max, workLimit: Int = .max
    ) -> DistanceMeasurement {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                left.count <= right.count
                    ? measure(shorter: left, longer: right, maximum: maximum, workLimit: workLimit)
                    : measure(shorter: right, longer: left, maximum: maximum, workLimit: workLimit)
            }
        }
    }

    private func measure(
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
        // The distance at the last row, counted from row 64: rows below the pattern match nothing.
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
