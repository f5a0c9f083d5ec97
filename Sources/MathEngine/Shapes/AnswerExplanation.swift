/// How a comparison went: what both sides were read as, which rules were tried, which tier decided.
public struct AnswerExplanation: Sendable, Hashable {
    /// One side as it was read.
    public struct Side: Sendable, Hashable {
        /// The kind of answer, such as `number`, `set_builder` or `text`.
        public let shape: String
        /// Its normal form in plain text.
        public let normalForm: String
    }

    /// What the comparison found.
    public let comparison: AnswerComparison
    /// Both sides; nil where the answer could not be read.
    public internal(set) var answer: Side?
    /// The ground truth as it was read.
    public internal(set) var groundTruth: Side?
    /// The rules that were tried, in order, each once.
    public let rulesTried: [AnswerRule]
    /// The last tier that proved two expressions equal or unequal; nil where none was asked.
    public let tier: EquivalenceTier?
}

extension AnswerComparer {
    /// The most rules of a trace.
    private static let maxTraced = 32

    /// Compares two readings and tells how.
    ///
    /// - Complexity: that of ``compare(_:with:policy:)`` and of writing both normal forms.
    public func explain(
        _ answer: AnswerReading, with groundTruth: AnswerReading, policy: AnswerPolicy = AnswerPolicy()
    ) -> AnswerExplanation {
        trace = []
        engine.decidingTier = nil
        let comparison = compare(answer, with: groundTruth, policy: policy)
        let (tried, tier) = (trace ?? [], engine.decidingTier)
        trace = nil
        start(policy)
        return AnswerExplanation(
            comparison: comparison, answer: side(answer), groundTruth: side(groundTruth), rulesTried: tried, tier: tier)
    }

    private func side(_ reading: AnswerReading) -> AnswerExplanation.Side? {
        guard reading.isReadable else { return nil }
        let shape = shape(reading)
        return AnswerExplanation.Side(shape: shape.kind, normalForm: shape.text(in: arena))
    }

    /// Notes that a rule is tried, where somebody wants to know.
    func note(_ rule: AnswerRule) {
        guard trace != nil, trace?.contains(rule) == false, (trace?.count ?? 0) < Self.maxTraced else { return }
        trace?.append(rule)
    }
}
