/// Decides whether two expressions are equal, in tiers from the cheapest to the dearest; the first that proves
/// something answers.
///
/// 1. Exact rational constants.
/// 2. Residues modulo a secret prime at a secret point.
/// 3. Complex balls (a value and a bound of its error) in doubles, which prove inequality.
/// 4. The same in 256-bit numbers, which prove inequality, or agreement to 30 digits and more.
///
/// One engine per thread: its buffers are reused and not locked. Two engines with one secret agree on everything.
///
///     let engine = EquivalenceEngine(secret: .random())
///     var fuel = Fuel()
///     engine.compare(left, right, in: arena, fuel: &fuel)   // .equalExact
public final class EquivalenceEngine {
    let limits: ExpressionLimits
    let secret: EngineSecret
    var left = Program()
    var right = Program()
    var modular: ModularEvaluator
    var doubles = NumericEvaluator<Double>(cost: 8)
    var wides = NumericEvaluator<Wide>(cost: 120)
    /// The tier that proved something last; stays where a comparison proves nothing.
    public internal(set) var decidingTier: EquivalenceTier?

    /// An engine whose points, prime and hashes follow from the secret.
    ///
    /// - Complexity: some tens of microseconds, to find the prime.
    public init(secret: EngineSecret, limits: ExpressionLimits = .standard) {
        self.secret = secret
        self.limits = limits
        modular = ModularEvaluator(secret: secret, limits: limits)
    }

    /// Compares two expressions of one arena.
    ///
    /// Symmetric: the verdict is the same with the expressions swapped. Infinity equals itself with the same sign;
    /// an expression without a value (1/0, an unknown limit) equals nothing.
    public func compare(
        _ a: NodeIndex, _ b: NodeIndex, in arena: ExpressionArena, options: EquivalenceOptions = EquivalenceOptions(),
        fuel: inout Fuel
    ) -> EquivalenceVerdict {
        let infinities = (arena.infinitySign(of: a), arena.infinitySign(of: b))
        decidingTier = .rationals
        if let left = infinities.0, let right = infinities.1 { return left == right ? .equalExact : .unequalExact }
        let finite = infinities.0 != nil ? b : a
        if infinities.0 != nil || infinities.1 != nil {
            return arena.flags(finite).contains(.isOpaque) ? .undecided : .unequalExact
        }
        if let left = arena.smallValue(of: a), let right = arena.smallValue(of: b) {
            return left == right ? .equalExact : .unequalExact
        }
        // The order of the sides may not matter, not even for the fuel.
        let (first, second) = a.rawValue <= b.rawValue ? (a, b) : (b, a)
        left.load(first, from: arena)
        right.load(second, from: arena)
        var exact: (ContiguousArray<ExactRational?>?, ContiguousArray<ExactRational?>?) = (nil, nil)
        if left.needsExactValues || right.needsExactValues {
            let leftValues = exactValues(left, fuel: &fuel)
            let rightValues = exactValues(right, fuel: &fuel)
            if let u = leftValues[left.root], let v = rightValues[right.root] {
                decidingTier = .exact
                return u == v ? .equalExact : .unequalExact
            }
            exact = (leftValues, rightValues)
        }
        if options.integerSymbols.isEmpty {
            decidingTier = .residues
            let verdict = compareResidues(exact, fuel: &fuel)
            if let verdict { return verdict }
        }
        return compareNumbers(exact, options, fuel: &fuel)
    }

    /// What the residues prove; nil where nothing.
    private func compareResidues(
        _ exact: (ContiguousArray<ExactRational?>?, ContiguousArray<ExactRational?>?), fuel: inout Fuel
    ) -> EquivalenceVerdict? {
        modular.point = 0
        guard let u = modular.run(left, exact: exact.0, fuel: &fuel),
            let v = modular.run(right, exact: exact.1, fuel: &fuel)
        else { return .outOfFuel }
        if u.isUndefined || v.isUndefined {
            // A side without a value equals nothing; that it has none is proved only without a taint.
            let hasNone = (u.isUndefined && !u.isTainted) || (v.isUndefined && !v.isTainted)
            return hasNone ? .undecided : nil
        }
        if u.value == v.value { return .equalExact }
        let isIndependent = !((u.hasPi || v.hasPi) && (u.hasExponential || v.hasExponential))
        return !u.isTainted && !v.isTainted && isIndependent ? .unequalExact : nil
    }

    private func exactValues(_ program: Program, fuel: inout Fuel) -> ContiguousArray<ExactRational?> {
        var evaluator = ExactEvaluator(program, limits: limits)
        evaluator.run(fuel: &fuel)
        return evaluator.values
    }

    /// The value of a constant as a rational number, where it is one by arithmetic, roots, factorials and the like.
    public func exactValue(of node: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel) -> ExactRational? {
        if let small = arena.smallValue(of: node) { return ExactRational(small) }
        guard !arena.hasSymbol(node) else { return nil }
        left.load(node, from: arena)
        return exactValues(left, fuel: &fuel)[left.root]
    }

    /// A hash that is the same for equal expressions, however they are written; nil for one without a value.
    public func fingerprint(of node: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel) -> Fingerprint? {
        left.load(node, from: arena)
        modular.point = 0
        let exact = left.needsExactValues ? exactValues(left, fuel: &fuel) : nil
        guard let residue = modular.run(left, exact: exact, fuel: &fuel), !residue.isUndefined
        else { return nil }
        return Fingerprint(value: residue.value, isExact: !residue.isTainted)
    }
}

extension Program {
    /// Whether operations of whole numbers stand in it, which neither residues nor balls can do by themselves.
    fileprivate var needsExactValues: Bool {
        [
            Operation.floor, .ceiling, .greatestCommonDivisor, .leastCommonMultiple, .modulo, .minimum, .maximum,
            .absolute, .sign, .doubleFactorial, .realPart, .imaginaryPart, .conjugate,
        ].contains { operations.contains($0) }
    }
}
