import AssayCore
import AssayText

extension OCRVerifier {
    /// The best reference, and how far the answer is from it.
    struct Comparison {
        /// Index of the reference.
        var reference: Int
        var rule: OCRRule
        /// The similarity, or nil where it is only known that it scores 0.
        var similarity: Double?
        var outcome: DistanceMeasurement.Outcome
    }

    /// Compares with every reference; nil where the budget does not suffice.
    ///
    /// A distance is not computed further than to the proof that it scores 0 or is no better than another reference's;
    /// where the lengths alone prove that, not at all.
    func compare(
        _ answer: [UInt32], with references: [OCRGroundTruth.Reference], budget: inout WorkBudget
    ) -> Comparison? {
        for (index, reference) in references.enumerated() where reference.codePoints == answer {
            return Comparison(reference: index, rule: .exact, similarity: 1, outcome: .exactly(0))
        }
        let rule: OCRRule = metric == .anls ? .anls : .editDistance
        var best: Comparison?
        for (index, reference) in references.enumerated() {
            let longerCount = max(answer.count, reference.codePoints.count)
            let maximum = scale.greatestUsefulDistance(longerCount: longerCount, better: best?.similarity)
            // Not equal, so that a distance of 0 is out of the question.
            let measured =
                maximum < 1
                ? DistanceMeasurement(.moreThan(max(0, maximum)), steps: 0)
                : EditDistance.withShared { workspace in
                    workspace.measure(
                        answer.span, reference.codePoints.span, maximum: maximum,
                        workLimit: budget.limit - budget.spent)
                }
            guard budget.spend(measured.steps), measured.outcome != .outOfWork else { return nil }
            if let distance = measured.distance {
                best = Comparison(
                    reference: index, rule: rule,
                    similarity: SimilarityScale.similarity(distance: distance, longerCount: longerCount),
                    outcome: measured.outcome)
            } else if best == nil {
                best = Comparison(reference: index, rule: rule, similarity: nil, outcome: measured.outcome)
            }
        }
        return best
    }
}
