/// Compares an answer with a ground truth: reads both, finds their shapes, and tries the rules that join them.
///
///     let comparer = AnswerComparer(secret: .random())
///     comparer.compare("x^2+2x+1", with: "(x+1)^2").status   // .equal
///
/// Not for use by two threads at a time; its buffers are reused.
public final class AnswerComparer {
    let arena: ExpressionArena
    let engine: EquivalenceEngine
    var fuel = Fuel()
    var policy = AnswerPolicy()
    /// How deep lists within lists are compared.
    var depth = 0

    /// A comparer whose points follow from the secret.
    public init(secret: EngineSecret, limits: ExpressionLimits = .standard) {
        arena = ExpressionArena(limits: limits)
        engine = EquivalenceEngine(secret: secret, limits: limits)
    }

    /// Compares two texts.
    ///
    /// - Complexity: bounded by the limits of reading and by ``Fuel``.
    public func compare(
        _ answer: String, with groundTruth: String, policy: AnswerPolicy = AnswerPolicy()
    ) -> AnswerComparison {
        compare(AnswerReading(answer), with: AnswerReading(groundTruth), policy: policy)
    }

    /// Compares two readings.
    public func compare(
        _ answer: AnswerReading, with groundTruth: AnswerReading, policy: AnswerPolicy = AnswerPolicy()
    ) -> AnswerComparison {
        if let problem = groundTruth.problem { return AnswerComparison(.groundTruthUnread(problem)) }
        switch answer.kind {
        case .empty: return AnswerComparison(.answerUnread)
        case .outOfLimits(let limit): return AnswerComparison(.overBudget(limit.rawValue))
        case .falseChain: return AnswerComparison(.unequal, .falseChain)
        case .undefined, .malformed: return AnswerComparison(.undecided)
        case .number, .text: break
        }
        switch policy.numbers.compare(answer, with: groundTruth) {
        case .equal(let ground): return AnswerComparison(.equal, AnswerRule(ground))
        case .unequal: return AnswerComparison(.unequal, .numeric)
        case .undecided: break
        }
        if let goal = ChoiceLetter.alone(groundTruth.comparableBytes) {
            if let letter = ChoiceLetter.chosen(answer.comparableBytes) {
                return AnswerComparison(letter == goal ? .equal : .unequal, .choice)
            }
        }
        arena.reset()
        fuel = Fuel()
        self.policy = policy
        depth = 0
        let left = shape(answer)
        guard !arena.isOverLimit else { return AnswerComparison(.overBudget(AnswerReading.Limit.size.rawValue)) }
        let right = shape(groundTruth)
        // Nothing equals what contradicts itself: such a ground truth is the caller's mistake, never the answer's.
        if !arena.isOverLimit, holdsFalseChain(right) {
            return AnswerComparison(.groundTruthUnread("must not equate numbers that differ"))
        }
        let verdict = arena.isOverLimit ? .undecided : compare(left, right)
        if fuel.remaining == 0, !verdict.isEqual { return AnswerComparison(.overBudget("math_fuel")) }
        return AnswerComparison(verdict)
    }

    /// The shape of an answer, its expressions in this comparer's arena.
    public func shape(_ reading: AnswerReading) -> Shape {
        var reader = ShapeReader(reading.shapeBytes, arena: arena, digitsAreSubscripts: policy.digitsAreSubscripts)
        return reader.whole()
    }
}

/// What may differ between an answer and a ground truth that count as equal.
public struct AnswerPolicy: Sendable, Hashable {
    /// How numbers are compared.
    public var numbers = NumberPolicy()
    /// Whether a missing unit is overlooked.
    public var isUnitStrict = false
    /// How the order of members counts.
    public var order = Order.asWritten
    /// Whether a relation and the set it describes are one.
    public var relationIsSet = true
    /// Whether a letter with digits behind it is one symbol, `v0` (STEM 15).
    public var digitsAreSubscripts = false

    /// How the order of members counts.
    public enum Order: String, Sendable, CaseIterable {
        /// As the brackets say: of a tuple, not of a list or set.
        case asWritten = "auto"
        /// Never.
        case any
        /// Always, but for sets in braces.
        case strict
    }

    /// The defaults of the documentation.
    public init() {}
}
