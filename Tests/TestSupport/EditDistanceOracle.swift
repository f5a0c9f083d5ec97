/// The textbook edit distance and longest common subsequence, one cell at a time: slow, obvious, and what the fast
/// ones must agree with.
public enum EditDistanceOracle {
    /// Wagner and Fischer, "The string-to-string correction problem" (JACM 21, 1974). O(n·m).
    public static func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var row = Array(0...right.count)
        for (index, element) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in 0..<right.count {
                let substitution = diagonal + (element == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substitution, min(row[column], row[column + 1]) + 1)
            }
        }
        return row[right.count]
    }

    /// The length of a longest common subsequence. O(n·m).
    public static func commonSubsequenceLength(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var row = [Int](repeating: 0, count: right.count + 1)
        for element in left {
            var diagonal = 0
            for column in 0..<right.count {
                let above = row[column + 1]
                row[column + 1] = element == right[column] ? diagonal + 1 : max(above, row[column])
                diagonal = above
            }
        }
        return row[right.count]
    }
}
