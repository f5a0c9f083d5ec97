import AssayCore
import AssayText

/// How similar two texts are, 0…1, by one of the metrics; nothing against nothing is 1.
struct TextSimilarity {
    /// Units of work a byte costs: folding and a table of tokens.
    private static let unitsPerByte = 64

    private let metric: TextMetric

    init(_ metric: TextMetric) { self.metric = metric }

    /// - Returns: nil where the budget does not suffice.
    /// - Complexity: O(n) for `token_f1` and `exact`, O(n·m/64) for `similarity`.
    func compare(_ left: String, _ right: String, budget: inout WorkBudget) -> Double? {
        guard budget.spend((left.utf8.count + right.utf8.count) * Self.unitsPerByte) else { return nil }
        let left = UnicodeText.collapsedWhiteSpace(UnicodeText.caseFolded(left))
        let right = UnicodeText.collapsedWhiteSpace(UnicodeText.caseFolded(right))
        if left.utf8.elementsEqual(right.utf8) { return 1 }
        switch metric {
        case .exact: return 0
        case .tokenF1: return Self.tokenF1(Array(left.utf8), Array(right.utf8))
        case .similarity: return Self.editSimilarity(left, right, budget: &budget)
        }
    }

    /// 2·shared / all, of the multisets of tokens separated by one space.
    private static func tokenF1(_ left: [UInt8], _ right: [UInt8]) -> Double {
        let lefts = left.split(separator: 0x20)
        let rights = right.split(separator: 0x20)
        guard !lefts.isEmpty, !rights.isEmpty else { return 0 }
        var counts: [ArraySlice<UInt8>: Int] = [:]
        for token in lefts { counts[token, default: 0] += 1 }
        var shared = 0
        for token in rights {
            guard let count = counts[token], count > 0 else { continue }
            counts[token] = count - 1
            shared += 1
        }
        return 2 * Double(shared) / Double(lefts.count + rights.count)
    }

    /// One minus the edit distance in code points by the longer length.
    static func editSimilarity(_ left: String, _ right: String, budget: inout WorkBudget) -> Double? {
        let longer = max(left.unicodeScalars.count, right.unicodeScalars.count)
        guard longer > 0 else { return 1 }
        let allowed = budget.limit - budget.spent
        let measured = EditDistance.withShared { $0.measure(left, right, workLimit: allowed) }
        guard budget.spend(measured.steps), let distance = measured.distance else { return nil }
        return 1 - Double(distance) / Double(longer)
    }
}
