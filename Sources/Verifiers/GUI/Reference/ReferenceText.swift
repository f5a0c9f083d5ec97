import AssayCore
import AssayText

/// The text similarities of the published scripts, in code points.
enum ReferenceText {
    /// Units of work a code point costs in the tables of substrings.
    private static let unitsPerScalar = 512

    /// LCS length by the longer length; nil where both are empty (the scripts divide by zero) or the budget is spent.
    static func subsequenceRatio(_ left: String, _ right: String, budget: inout WorkBudget) throws(GUILimit) -> Double?
    {
        let left = left.unicodeScalars.map(\.value)
        let right = right.unicodeScalars.map(\.value)
        let longer = max(left.count, right.count)
        guard longer > 0 else { return nil }
        // The workspace counts a word step for 64 cells and one for each element; an estimate from above.
        let cost = left.count + right.count + left.count * (min(left.count, right.count) / 64 + 1)
        guard budget.spend(cost) else { throw .work }
        let length = EditDistance.withShared { $0.commonSubsequenceLength(left.span, right.span) }
        guard let length else { throw .work }
        return Double(length) / Double(longer)
    }

    /// The score of `type`: 0.6 · edit similarity + 0.4 · Jaccard of bigrams, less for lengths far apart and for
    /// repetitive text.
    static func typed(_ prediction: String, _ truth: String, budget: inout WorkBudget) throws(GUILimit) -> Double {
        let left = UnicodeText.lowercased(UnicodeText.strippedLikePython(prediction))
        let right = UnicodeText.lowercased(UnicodeText.strippedLikePython(truth))
        let lefts = left.unicodeScalars.map(\.value)
        let rights = right.unicodeScalars.map(\.value)
        guard !lefts.isEmpty, !rights.isEmpty else { return 0 }
        guard budget.spend((lefts.count + rights.count) * unitsPerScalar),
            let similarity = TextSimilarity.editSimilarity(left, right, budget: &budget)
        else { throw .work }
        var score = 0.6 * similarity + 0.4 * jaccard(lefts, rights)
        let ratio = Double(min(lefts.count, rights.count)) / Double(max(lefts.count, rights.count))
        if ratio < 0.3 { score *= ratio }
        if isRepetitive(lefts) || isRepetitive(rights) { score *= 0.3 }
        return score
    }

    /// Jaccard index of the sets of bigrams; 1 where neither has one.
    static func jaccard(_ left: [UInt32], _ right: [UInt32]) -> Double {
        let lefts = Set(windows(left, 2))
        let rights = Set(windows(right, 2))
        let shared = lefts.intersection(rights).count
        let all = lefts.count + rights.count - shared
        return all > 0 ? Double(shared) / Double(all) : 1
    }

    /// At least ten code points, of which one character, or the places of one substring of two to four, overlapping
    /// ones counted each, make more than 70 %.
    static func isRepetitive(_ text: [UInt32]) -> Bool {
        guard text.count >= 10 else { return false }
        for length in 1...4 {
            var counts: [UInt128: Int] = [:]
            for window in windows(text, length) {
                let count = counts[window, default: 0] + 1
                counts[window] = count
                if Double(count * length) / Double(text.count) > 0.7 { return true }
            }
        }
        return false
    }

    /// Every run of up to four code points, packed into an integer, 32 bits each.
    private static func windows(_ text: [UInt32], _ length: Int) -> [UInt128] {
        guard text.count >= length else { return [] }
        return (0...text.count - length).map { start in
            text[start..<start + length].reduce(0 as UInt128) { $0 << 32 | UInt128($1) }
        }
    }
}
