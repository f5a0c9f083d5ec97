import AssayText

/// Two lists compared: which elements are equal and what is left over.
struct ListComparison {
    /// How many pairs are equal.
    let matched: Int
    /// The longer list's length.
    let longer: Int
    /// Whether nothing but texts of other words keeps the lists apart, so that a judge may know them to be the same.
    let isOpen: Bool
    /// For each element of the ground truth the element of the answer it is paired with, or nil.
    let partners: [Int?]

    /// Compares the elements of an answer with those of a ground truth.
    ///
    /// - Complexity: O(n m) comparisons, each bounded; both lists have at most 256 elements.
    init(_ answers: [ListReader.Atom], _ truths: [ChartValue], order: ListOrder, rule: PercentRule) {
        let readings = answers.map { ElementReading($0.text) }
        let edges = readings.map { reading in
            truths.indices.filter { reading.matches(truths[$0], rule) }
        }
        let partners: [Int?]
        switch order {
        case .any: partners = ListMatching(edges, truths: truths.count).partners
        case .strict:
            partners = truths.indices.map { $0 < edges.count && edges[$0].contains($0) ? $0 : nil }
        }
        self.partners = partners
        matched = partners.lazy.filter { $0 != nil }.count
        longer = max(answers.count, truths.count)
        let taken = Set(partners.compactMap { $0 })
        let isEveryNumberFound = truths.indices.allSatisfy { index in
            if case .text = truths[index] { true } else { partners[index] != nil }
        }
        // An element that equals one of the ground truth but stands elsewhere, or twice, is wrong and no wording.
        isOpen =
            answers.count == truths.count && isEveryNumberFound
            && edges.indices.allSatisfy { taken.contains($0) || edges[$0].isEmpty }
    }
}
