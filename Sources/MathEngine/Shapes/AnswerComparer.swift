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
    /// The rules that were tried, where somebody wants to know.
    var trace: [AnswerRule]?

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
        note(answer.number != nil && groundTruth.number != nil ? .numeric : .text)
        switch policy.numbers.compare(answer, with: groundTruth) {
        case .equal(let ground): return AnswerComparison(.equal, AnswerRule(ground))
        case .unequal: return AnswerComparison(.unequal, .numeric)
        case .undecided: break
        }
        if let verdict = compareThreeDigits(answer, groundTruth) { return verdict }
        note(.choice)
        if let letters = ChoiceLetter.both(answer.comparableBytes, groundTruth.comparableBytes) {
            return AnswerComparison(letters.0 == letters.1 ? .equal : .unequal, .choice)
        }
        start(policy)
        let left = shape(answer)
        guard !arena.isTooLarge else { return AnswerComparison(.overBudget(AnswerReading.Limit.size.rawValue)) }
        let right = shape(groundTruth)
        if let problem = problem(of: right) { return AnswerComparison(.groundTruthUnread(problem)) }
        var verdict = compare(left, right)
        if !verdict.isEqual { note(.quantity) }
        if !verdict.isEqual, let quantities = compareQuantities(answer, groundTruth) {
            if quantities.isEqual || verdict == .undecided { verdict = quantities }
        }
        guard fuel.remaining == 0, !verdict.isEqual else { return AnswerComparison(verdict) }
        // STEM 6: a ground truth that is too large to evaluate is readable, so its cost is not the answer's fault.
        fuel = Fuel()
        _ = compare(right, right)
        return AnswerComparison(fuel.remaining == 0 ? .undecided : .overBudget(AnswerReading.Limit.fuel.rawValue))
    }

    func start(_ policy: AnswerPolicy) {
        arena.reset()
        fuel = Fuel()
        self.policy = policy
        depth = 0
    }

    /// Why no answer can be compared with a ground truth, beyond what ``AnswerReading`` itself shows; nil where one can.
    ///
    /// - Complexity: that of reading its shape.
    public func problem(ofGroundTruth groundTruth: AnswerReading, policy: AnswerPolicy = AnswerPolicy()) -> String? {
        if let problem = groundTruth.problem { return problem }
        guard groundTruth.number == nil else { return nil }
        start(policy)
        return problem(of: shape(groundTruth))
    }

    /// Nothing equals what contradicts itself or passes a limit: such a ground truth is the caller's mistake.
    private func problem(of groundTruth: Shape) -> String? {
        if arena.isTooLarge { return "must be smaller: too many symbols, members or operations" }
        if holdsFalseChain(groundTruth) { return "must not equate numbers that differ" }
        if holdsUndefined(groundTruth) { return "must be defined, not a quotient by zero" }
        return nil
    }

    private func holdsUndefined(_ shape: Shape) -> Bool {
        switch shape {
        case .sequence(_, let members), .combination(_, let members): members.contains(where: holdsUndefined)
        case .relation(let terms, _), .ratio(let terms): terms.contains(where: holdsUndefined)
        case .matrix(let rows): rows.joined().contains { arena.isUndefined($0) }
        case .scalar(let value): arena.isUndefined(value.node)
        default: false
        }
    }

    /// `033` and `33`: contests with answers from 0 to 999 write them with three digits. Other leading zeros are codes.
    private func compareThreeDigits(_ answer: AnswerReading, _ truth: AnswerReading) -> AnswerComparison? {
        guard let left = answer.threeDigits, let right = truth.threeDigits, answer.number == nil || truth.number == nil
        else { return nil }
        return AnswerComparison(left == right ? .equal : .unequal, .numeric)
    }

    /// The shape of an answer, its expressions in this comparer's arena.
    public func shape(_ reading: AnswerReading) -> Shape {
        // Longer than an expression may be: a text, which only the same text equals.
        guard !reading.isLong else { return .text(reading.comparableBytes) }
        var reader = ShapeReader(reading.shapeBytes, arena: arena, policy: policy)
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
    /// Whether values in other units are converted; not where the question asks for a conversion.
    public var convertsUnits = true
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

    /// Whether a unit's letters behind a number and a space are one, `4 m`, as where quantities are asked for.
    public var readsUnits = false

    /// The defaults of the documentation.
    public init() {}
}
