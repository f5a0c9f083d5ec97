extension EquivalenceEngine {
    typealias ExactValues = ContiguousArray<ExactRational?>

    /// Points that are tried before an expression counts as having no value.
    private static let pointsTried = 12
    /// Points that have to agree.
    private static let pointsNeeded = 6

    /// The value of a symbol at a point: it depends on the secret, the name and the point's number.
    func value(of name: ContiguousArray<UInt8>, index: Int, at point: Int, _ options: EquivalenceOptions) -> Double {
        var hash = KeyedHash(key: modular.key)
        hash.absorb(0x706f_696e_74)
        hash.absorb(UInt64(point))
        hash.absorb(bytes: name)
        let word = hash.finish()
        let symbol = SymbolSet(rawValue: 1 << UInt64(index & 63))
        if options.integerSymbols.contains(symbol) {
            let size = Double(1 + word % 11)
            return options.positiveSymbols.contains(symbol) || word >> 40 & 1 == 0 ? size : -size
        }
        let fraction = Double(word & 0x3fff_ffff) * 0x1p-30
        let size =
            switch point {
            // Far out, where a radicand such as (x + 9)² shows that its root is a modulus.
            case 5: 20 + 40 * fraction
            // Every second point lies within the unit interval, for the inverse functions.
            case _ where point & 1 == 0: 0.3 + 2.3 * fraction
            default: 0.0625 + 0.875 * fraction
            }
        let isNegative =
            !options.positiveSymbols.contains(symbol) && Self.isNegative(index, at: point, coin: word >> 40 & 1 == 1)
        let rounded = (size * 0x1p30).rounded() * 0x1p-30
        return isNegative ? -rounded : rounded
    }

    /// The signs at the points that have to agree are no matter of chance: √(x²) is x wherever x is positive. Each symbol is
    /// negative at one point at least, and two neighbours differ in sign at two.
    private static func isNegative(_ index: Int, at point: Int, coin: Bool) -> Bool {
        switch point {
        case 0, 1: false
        case 2: index & 1 == 0
        case 3, 5: true
        case 4: index & 1 == 1
        default: coin
        }
    }

    func compareNumbers(
        _ exact: (ExactValues?, ExactValues?), _ options: EquivalenceOptions, fuel: inout Fuel
    ) -> EquivalenceVerdict {
        decidingTier = .doubles
        let isConstant = left.isConstant && right.isConstant
        let tries = isConstant ? 1 : Self.pointsTried
        var real: [Int] = []
        var complex: [Int] = []
        var isApartAtComplex = false
        for point in 0..<tries {
            let at = { [self] (index: Int) in
                self.value(of: self.left.symbolNames[index], index: index, at: point, options)
            }
            guard let u = doubles.run(left, at: at, exact: exact.0, fuel: &fuel) else { return .outOfFuel }
            var isReal = doubles.isReal
            guard let v = doubles.run(right, at: at, exact: exact.1, fuel: &fuel) else { return .outOfFuel }
            isReal = isReal && doubles.isReal
            guard u.isValid, v.isValid else { continue }
            let isApart = Self.areApart(u, v)
            if isReal || options.domain == .principal {
                if isApart { return .unequalNumeric }
                real.append(point)
                if real.count == Self.pointsNeeded { break }
            } else {
                isApartAtComplex = isApartAtComplex || isApart
                complex.append(point)
            }
        }
        if real.isEmpty, isApartAtComplex { return .unequalNumeric }
        var points = real.isEmpty ? complex : real
        if points.isEmpty { points = isConstant ? [0] : [0, 1, 2] }
        return confirm(Array(points.prefix(isConstant ? 1 : 3)), exact, options, fuel: &fuel)
    }

    /// The last tier: 256 bits at some of the points.
    private func confirm(
        _ points: [Int], _ exact: (ExactValues?, ExactValues?), _ options: EquivalenceOptions, fuel: inout Fuel
    ) -> EquivalenceVerdict {
        decidingTier = .wide
        let hasLiteral = left.steps.count == 1 || right.steps.count == 1
        var agreeing = 0
        for point in points {
            let at = { [self] (index: Int) in
                self.value(of: self.left.symbolNames[index], index: index, at: point, options)
            }
            guard let u = wides.run(left, at: at, exact: exact.0, fuel: &fuel),
                let v = wides.run(right, at: at, exact: exact.1, fuel: &fuel)
            else { return .outOfFuel }
            guard u.isValid, v.isValid else { continue }
            if Self.areApart(u, v) { return .unequalNumeric }
            let bound = u.error + v.error
            let size = max(u.magnitude, v.magnitude)
            let hasZero = (u.re.isZero && u.im.isZero && u.error == 0) || (v.re.isZero && v.im.isZero && v.error == 0)
            let isInformative = bound <= 1e-30 * size || (bound <= 1e-40 && (hasZero || !hasLiteral))
            guard isInformative, !u.isSwamped, !v.isSwamped else { return .undecided }
            agreeing += 1
        }
        return agreeing > 0 && (agreeing == points.count || agreeing > 1) ? .equalNumeric : .undecided
    }

    /// Whether two balls certainly have no number in common.
    static func areApart<Real>(_ u: Ball<Real>, _ v: Ball<Real>) -> Bool {
        let (re, im) = (u.re - v.re, u.im - v.im)
        let (x, y) = (re.double, im.double)
        let rounding = (u.magnitude + v.magnitude) * Real.roundoff * 4
        return (x * x + y * y).squareRoot() > 2 * (u.error + v.error) + rounding
    }

    /// The value of a real constant with a bound of its error; nil for what is not real or has none.
    public func enclosure(of node: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel) -> RealEnclosure? {
        guard let ball = constantBall(of: node, in: arena, fuel: &fuel), ball.isReal else { return nil }
        let value = ball.re.double
        return RealEnclosure(midpoint: value, radius: ball.error + abs(value) * 0x1p-52)
    }

    private func constantBall(of node: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel) -> Ball<Wide>? {
        guard !arena.hasSymbol(node) else { return nil }
        left.load(node, from: arena)
        var evaluator = ExactEvaluator(left, limits: limits)
        evaluator.run(fuel: &fuel)
        guard let ball = wides.run(left, at: { _ in 0 }, exact: evaluator.values, fuel: &fuel), ball.isValid
        else { return nil }
        return ball
    }

    /// How two real constants compare. Exact where both are rational, by certified bounds elsewhere.
    public func order(_ a: NodeIndex, _ b: NodeIndex, in arena: ExpressionArena, fuel: inout Fuel) -> NumericOrder {
        if let left = arena.infinitySign(of: a) {
            guard let right = arena.infinitySign(of: b) else { return left > 0 ? .greater : .less }
            return left == right ? .equal : left < right ? .less : .greater
        }
        if let right = arena.infinitySign(of: b) { return right > 0 ? .less : .greater }
        guard !arena.hasSymbol(a), !arena.hasSymbol(b) else { return .undecided }
        if let left = exactValue(of: a, in: arena, fuel: &fuel), let right = exactValue(of: b, in: arena, fuel: &fuel) {
            return left < right ? .less : left == right ? .equal : .greater
        }
        guard let u = constantBall(of: a, in: arena, fuel: &fuel), u.isReal,
            let v = constantBall(of: b, in: arena, fuel: &fuel), v.isReal
        else { return .undecided }
        if Self.areApart(u, v) { return u.re < v.re ? .less : .greater }
        return compare(a, b, in: arena, fuel: &fuel).isEqual ? .equal : .undecided
    }

    /// Whether a is one non-zero constant times b at every point: how equations `a = 0` and `b = 0` are compared.
    ///
    /// Clear denominators first where an equation has them (a factor with symbols in it is no constant).
    public func ratio(
        of a: NodeIndex, to b: NodeIndex, in arena: ExpressionArena,
        options: EquivalenceOptions = EquivalenceOptions(), fuel: inout Fuel
    ) -> RatioVerdict {
        let quotient = arena.quotient(a, b)
        if compare(a, arena.integer(0), in: arena, options: options, fuel: &fuel).isEqual
            || compare(b, arena.integer(0), in: arena, options: options, fuel: &fuel).isEqual
        {
            return .undecided
        }
        if fuel.remaining == 0 { return .outOfFuel }
        // The quotient with every symbol renamed is the same function at other points.
        var moved = quotient
        for symbol in arena.symbols(in: quotient).members {
            let name = Array("\u{1}ratio ".utf8) + arena.name(of: symbol)
            moved = arena.substituting(symbol, with: arena.symbol(named: name), in: moved, fuel: &fuel)
        }
        let verdict = compare(quotient, moved, in: arena, options: options, fuel: &fuel)
        if verdict == .outOfFuel { return .outOfFuel }
        if verdict.isUnequal { return .notConstant }
        guard verdict.isEqual else { return .undecided }
        left.load(quotient, from: arena)
        for point in 0..<Self.pointsTried {
            let at = { [self] (index: Int) in
                self.value(of: self.left.symbolNames[index], index: index, at: point, options)
            }
            guard let value = wides.run(left, at: at, exact: nil, fuel: &fuel) else { return .outOfFuel }
            if value.isPositive { return .positiveConstant }
            if value.isCertainlyNegative { return .negativeConstant }
        }
        return .constant
    }
}
