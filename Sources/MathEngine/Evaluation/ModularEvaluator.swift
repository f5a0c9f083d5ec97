import BigInt

/// Evaluates a program in the secret prime field, in one forward loop.
struct ModularEvaluator {
    let field: PrimeField
    let key: (UInt64, UInt64)
    let limits: ExpressionLimits
    private(set) var values: ContiguousArray<Residue> = []
    /// Which evaluation point: another number, other values of the symbols.
    var point: UInt64 = 0

    init(secret: EngineSecret, limits: ExpressionLimits) {
        field = PrimeField(secret: secret)
        key = (secret.word(3, 0), secret.word(3, 1))
        self.limits = limits
    }

    /// The residue of the whole program; nil where the fuel ends.
    mutating func run(_ program: Program, exact: ContiguousArray<ExactRational?>?, fuel: inout Fuel) -> Residue? {
        values.removeAll(keepingCapacity: true)
        for (index, step) in program.steps.enumerated() {
            guard fuel.spend(20) else { return nil }
            if let known = exact?[index], step.operation != .constant {
                guard fuel.spend(known.bits / 8 + 400) else { return nil }
                let top = residue(known.numerator)
                let bottom = residue(known.denominator)
                values.append(Residue(value: 0).with(field.reciprocal(bottom).map { field.multiply(top, $0) }))
                continue
            }
            values.append(evaluate(step, program, fuel: &fuel))
        }
        return fuel.remaining == 0 ? nil : values.last
    }

    private func residue(_ value: BigInt) -> UInt64 {
        let element = field.element(UInt64(value.magnitude % BigUInt(field.prime)))
        return value.signum() < 0 ? field.negate(element) : element
    }

    private func evaluate(_ step: Program.Step, _ program: Program, fuel: inout Fuel) -> Residue {
        switch step.operation {
        case .constant: return constant(program.constants[Int(step.a)], program, fuel: &fuel)
        case .symbol:
            var hash = KeyedHash(key: key)
            hash.absorb(point)
            hash.absorb(bytes: program.symbolNames[Int(step.a)])
            return Residue(value: hash.finish() % field.prime)
        case .pi: return Residue(value: atom(.pi, 0, 0) ?? 0, hasPi: true)
        case .eulerNumber:
            let walk = exponential(of: [(-1, .one)], base: nil, imaginary: 0, program, fuel: &fuel)
            return walk
        case .imaginaryUnit: return Residue(value: field.imaginaryUnit)
        case .infinity, .undefined: return .undefined
        case .application:
            let argument = values[Int(step.b)]
            var hash = KeyedHash(key: key)
            hash.absorb(bytes: program.symbolNames[Int(step.a)])
            hash.absorb(argument.value)
            return argument.with(hash.finish() % field.prime)
        default: break
        }
        let a = values[Int(step.a)]
        if step.b < 0 { return unary(step, a, program, fuel: &fuel) }
        let b = values[Int(step.b)]
        switch step.operation {
        case .add: return a.merged(b, field.add(a.value, b.value))
        case .multiply: return a.merged(b, field.multiply(a.value, b.value))
        case .divide:
            guard fuel.spend(300) else { return .undefined }
            return a.merged(b, 0).with(field.reciprocal(b.value).map { field.multiply(a.value, $0) })
        case .power: return power(step, program, fuel: &fuel)
        case .root:
            guard let degree = small(step.b, program), degree.isInteger, degree.numerator > 0 else {
                return opaque(step.operation, a, b)
            }
            guard let exponent = SmallRational(1, over: degree.numerator) else { return .undefined }
            return power(step.a, exponent, program, fuel: &fuel)
        case .logarithm:
            let top = logarithm(step.a, program)
            let bottom = logarithm(step.b, program)
            return top.merged(bottom, 0).with(field.reciprocal(bottom.value).map { field.multiply(top.value, $0) })
        case .binomial, .permutations: return choose(step, program, fuel: &fuel)
        case .minimum, .maximum, .greatestCommonDivisor, .leastCommonMultiple:
            // Symmetric in their operands.
            return a.value <= b.value ? opaque(step.operation, a, b) : opaque(step.operation, b, a)
        case .arguments:
            return a.merged(b, atom(.arguments, a.value, b.value) ?? 0)
        default: return opaque(step.operation, a, b)
        }
    }

    private func unary(_ step: Program.Step, _ a: Residue, _ program: Program, fuel: inout Fuel) -> Residue {
        switch step.operation {
        case .negate: return a.with(field.negate(a.value))
        case .percent: return a.with(field.reciprocal(field.element(100 as UInt64)).map { field.multiply(a.value, $0) })
        case .degree:
            var result = a
            result.hasPi = true
            let ratio = field.reciprocal(field.element(180 as UInt64)).map { field.multiply($0, atom(.pi, 0, 0) ?? 0) }
            return result.with(ratio.map { field.multiply(a.value, $0) })
        case .exponential: return exponential(of: [(step.a, .one)], base: nil, imaginary: 0, program, fuel: &fuel)
        case .sine, .cosine, .tangent, .cotangent, .secant, .cosecant:
            return circular(step, imaginary: 1, program, fuel: &fuel)
        case .hyperbolicSine, .hyperbolicCosine, .hyperbolicTangent, .hyperbolicCotangent, .hyperbolicSecant,
            .hyperbolicCosecant:
            return circular(step, imaginary: 0, program, fuel: &fuel)
        case .naturalLogarithm: return logarithm(step.a, program)
        case .factorial:
            guard let n = small(step.a, program), n.isInteger else { return shiftedFactorial(step.a, program) }
            guard n.numerator >= 0 else { return .undefined }
            guard n.numerator <= limits.factorial, fuel.spend(4 * Int(n.numerator)) else {
                return opaque(.factorial, a)
            }
            var product = field.one
            var factor = field.one
            for _ in 0..<n.numerator {
                product = field.multiply(product, factor)
                factor = field.add(factor, field.one)
            }
            return Residue(value: product)
        case .absolute, .arcSine, .arcTangent, .areaSine, .areaTangent, .sign:
            return signed(step.operation, a)
        case .arcCosine:
            let half = field.multiply(atom(.pi, 0, 0) ?? 0, field.reciprocal(field.element(2 as UInt64)) ?? 0)
            let sine = signed(.arcSine, a)
            return sine.with(field.subtract(half, sine.value))
        case .arcCotangent, .arcSecant, .arcCosecant:
            guard let inverse = field.reciprocal(a.value) else { return .undefined.tainted }
            return opaque(step.operation, a.with(inverse))
        default: return opaque(step.operation, a)
        }
    }

    /// An even or odd function as an atom of its argument up to sign.
    private func signed(_ operation: Operation, _ a: Residue) -> Residue {
        let opposite = field.negate(a.value)
        if a.value == 0 { return operation == .absolute || !a.isTainted ? a.with(0) : opaque(operation, a) }
        let isFlipped = opposite < a.value
        let value = atom(operation, isFlipped ? opposite : a.value, 0) ?? 0
        return a.tainted.with(isFlipped && operation != .absolute ? field.negate(value) : value)
    }

    func opaque(_ operation: Operation, _ a: Residue, _ b: Residue? = nil) -> Residue {
        guard let b else { return a.tainted.with(atom(operation, a.value, 0)) }
        return a.merged(b, atom(operation, a.value, b.value) ?? 0).tainted
    }

    func atom(_ operation: Operation, _ a: UInt64, _ b: UInt64) -> UInt64? {
        var hash = KeyedHash(key: key)
        hash.absorb(UInt64(operation.rawValue))
        hash.absorb(a)
        hash.absorb(b)
        return hash.finish() % field.prime
    }

    func small(_ index: Int32, _ program: Program) -> SmallRational? {
        let step = program.steps[Int(index)]
        return step.operation == .constant ? program.constants[Int(step.a)].small : nil
    }

    private func constant(_ constant: Constant, _ program: Program, fuel: inout Fuel) -> Residue {
        if let small = constant.small { return Residue(value: 0).with(field.element(small)) }
        guard let numeral = constant.numeral, fuel.spend(4 * Int(numeral.count) + 400) else { return .undefined }
        let ten = field.element(10 as UInt64)
        var value: UInt64 = 0
        for digit in program.digits[Int(numeral.start)..<Int(numeral.start + numeral.count)] {
            value = field.add(field.multiply(value, ten), field.element(UInt64(digit)))
        }
        if numeral.isNegative { value = field.negate(value) }
        return Residue(value: 0).with(field.power(ten, Int64(numeral.lastPlace)).map { field.multiply(value, $0) })
    }

    /// (r + c)! with a small whole c is r! (r + 1) … (r + c).
    private func shiftedFactorial(_ index: Int32, _ program: Program) -> Residue {
        var (node, shift) = (index, 0 as Int64)
        for _ in 0..<8 {
            let step = program.steps[Int(node)]
            guard step.operation == .add else { break }
            if let c = small(step.b, program), c.isInteger, c.numerator.magnitude <= 64 {
                (node, shift) = (step.a, shift + c.numerator)
            } else if let c = small(step.a, program), c.isInteger, c.numerator.magnitude <= 64 {
                (node, shift) = (step.b, shift + c.numerator)
            } else {
                break
            }
        }
        let rest = values[Int(node)]
        var value = atom(.factorial, rest.value, 0) ?? 0
        if shift > 0 {
            for j in 1...shift { value = field.multiply(value, field.add(rest.value, field.element(j))) }
        } else if shift < 0 {
            var divisor = field.one
            for j in 0..<(-shift) { divisor = field.multiply(divisor, field.subtract(rest.value, field.element(j))) }
            return rest.tainted.with(field.reciprocal(divisor).map { field.multiply(value, $0) })
        }
        return rest.tainted.with(value)
    }

    /// n! / (n − k)!, over k! for combinations.
    private func ofFactorials(_ step: Program.Step, _ n: Residue, _ k: Residue, _ program: Program) -> Residue {
        let (top, chosen) = (shiftedFactorial(step.a, program), shiftedFactorial(step.b, program))
        let rest = atom(.factorial, field.subtract(n.value, k.value), 0) ?? 0
        let bottom = step.operation == .binomial ? field.multiply(chosen.value, rest) : rest
        return n.merged(k, 0).tainted.with(field.reciprocal(bottom).map { field.multiply(top.value, $0) })
    }

    private func choose(_ step: Program.Step, _ program: Program, fuel: inout Fuel) -> Residue {
        let (n, k) = (values[Int(step.a)], values[Int(step.b)])
        guard var count = small(step.b, program)?.wholeNumber, count >= 0 else {
            return ofFactorials(step, n, k, program)
        }
        if let all = small(step.a, program)?.wholeNumber, all >= 0 {
            if count > all { return Residue(value: 0) }
            if step.operation == .binomial { count = min(count, all - count) }
        }
        guard count <= limits.factorial, fuel.spend(12 * Int(count) + 300) else {
            return opaque(step.operation, n, k)
        }
        var (top, bottom) = (field.one, field.one)
        for j in 0..<count {
            top = field.multiply(top, field.subtract(n.value, field.element(j)))
            if step.operation == .binomial { bottom = field.multiply(bottom, field.element(j + 1)) }
        }
        return n.merged(k, 0).with(field.reciprocal(bottom).map { field.multiply(top, $0) })
    }
}

extension SmallRational {
    var wholeNumber: Int64? { isInteger ? numerator : nil }
}
