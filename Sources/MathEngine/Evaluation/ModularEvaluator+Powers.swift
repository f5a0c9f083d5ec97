/// Powers, exponentials, circular functions and logarithms as residues.
extension ModularEvaluator {
    /// The least common multiple of the denominators a coefficient of an exponent may have.
    private static let fractions: Int64 = 2520

    func power(_ step: Program.Step, _ program: Program, fuel: inout Fuel) -> Residue {
        if let exponent = small(step.b, program) { return power(step.a, exponent, program, fuel: &fuel) }
        let base = program.steps[Int(step.a)]
        if base.operation == .eulerNumber {
            return exponential(of: [(step.b, .one)], base: nil, imaginary: 0, program, fuel: &fuel)
        }
        let factors = small(step.a, program).flatMap(Self.factors(of:))
        guard let factors else {
            let a = values[Int(step.a)]
            let b = values[Int(step.b)]
            guard !a.isUndefined, !b.isUndefined else { return .undefined }
            // x^(c + u) = x^c · x^u for a whole c.
            return exponential(of: [(step.b, .one)], base: a, imaginary: 0, program, fuel: &fuel)
        }
        var result = Residue(value: field.one)
        for (prime, count) in factors {
            guard let coefficient = SmallRational(integer: count) else { return .undefined }
            let part = exponential(
                of: [(step.b, coefficient)], base: Residue(value: field.element(prime)), imaginary: 0, program,
                fuel: &fuel)
            result = result.merged(part, field.multiply(result.value, part.value))
        }
        return result
    }

    /// A power with a rational exponent: whole ones exactly, square roots of rationals in the field.
    func power(
        _ index: Int32, _ exponent: SmallRational, _ program: Program, fuel: inout Fuel
    ) -> Residue {
        let base = values[Int(index)]
        guard fuel.spend(500) else { return .undefined }
        if exponent.isInteger {
            if exponent.isZero, base.value == 0 { return .undefined }
            return base.with(field.power(base.value, exponent.numerator))
        }
        let whole = exponent.floor
        guard let rest = exponent.adding(whole.negated) else { return opaque(.power, base) }
        let root: Residue
        if rest.denominator == 2, let value = small(index, program), let exact = squareRoot(of: value) {
            root = exact
        } else {
            root = base.tainted.with(
                field.element(rest).flatMap { base.value == 0 ? 0 : atom(.power, base.value, $0) })
        }
        let power = field.power(base.value, whole.numerator)
        return base.merged(root, 0).with(power.map { field.multiply($0, root.value) })
    }

    /// √(a/b) = √(ab) / b; nil where a prime above 97, or one without a root in the field, divides ab.
    private func squareRoot(of value: SmallRational) -> Residue? {
        guard let factors = Self.factors(of: value.magnitude) else { return nil }
        var result = value.numerator < 0 ? field.imaginaryUnit : field.one
        for (prime, count) in factors {
            let half = count >> 1
            guard let part = field.power(field.element(prime), half) else { return nil }
            result = field.multiply(result, part)
            if count & 1 == 0 { continue }
            guard let index = PrimeField.smallPrimes.firstIndex(of: prime), field.squareRoots[index] != 0 else {
                return nil
            }
            result = field.multiply(result, field.squareRoots[index])
        }
        return Residue(value: result)
    }

    /// The primes of a positive rational below 2^32 with their exponents; a factor without primes below 100 counts as one.
    static func factors(of value: SmallRational) -> [(UInt64, Int64)]? {
        guard value.numerator > 0, value.numerator >> 32 == 0, value.denominator >> 32 == 0 else { return nil }
        var factors: [(UInt64, Int64)] = []
        var (top, bottom) = (UInt64(value.numerator), UInt64(value.denominator))
        for prime in PrimeField.smallPrimes {
            var count: Int64 = 0
            while top % prime == 0 { (top, count) = (top / prime, count + 1) }
            while bottom % prime == 0 { (bottom, count) = (bottom / prime, count - 1) }
            if count != 0 { factors.append((prime, count)) }
        }
        if top > 1 { factors.append((top, 1)) }
        if bottom > 1 { factors.append((bottom, -1)) }
        return factors
    }

    /// base^u, or e^u without a base, times i in the exponent; u is split into a sum of terms with rational
    /// coefficients, so that the laws of exponents and the addition theorems hold in the field.
    ///
    /// A term −1 stands for the number 1.
    func exponential(
        of terms: [(Int32, SmallRational)], base: Residue?, imaginary: Int, _ program: Program, fuel: inout Fuel
    ) -> Residue {
        var open = terms.map { (node: $0.0, coefficient: $0.1, turns: imaginary) }
        var result = Residue(value: field.one, hasExponential: true)
        if let base { result = result.merged(base, field.one) }
        var count = 0
        while let (node, coefficient, turns) = open.popLast() {
            count += 1
            guard count <= 128, fuel.spend(60) else { return .undefined.tainted }
            let step = node < 0 ? nil : program.steps[Int(node)]
            switch step?.operation {
            case .add?:
                open.append((step?.a ?? 0, coefficient, turns))
                open.append((step?.b ?? 0, coefficient, turns))
                continue
            case .negate?:
                open.append((step?.a ?? 0, coefficient.negated, turns))
                continue
            case .multiply?, .divide?:
                guard let step else { continue }
                let isProduct = step.operation == .multiply
                if let c = small(step.b, program),
                    let scaled = isProduct ? coefficient.multiplied(by: c) : c.isZero ? nil : coefficient.divided(by: c)
                {
                    open.append((step.a, scaled, turns))
                    continue
                }
                if isProduct, let c = small(step.a, program), let scaled = coefficient.multiplied(by: c) {
                    open.append((step.b, scaled, turns))
                    continue
                }
                if isProduct, program.steps[Int(step.a)].operation == .imaginaryUnit {
                    open.append((step.b, coefficient, turns + 1))
                    continue
                }
                if isProduct, program.steps[Int(step.b)].operation == .imaginaryUnit {
                    open.append((step.a, coefficient, turns + 1))
                    continue
                }
            case .degree?:
                if let c = small(step?.a ?? 0, program), let half = SmallRational(1, over: 180),
                    let scaled = coefficient.multiplied(by: c)?.multiplied(by: half)
                {
                    multiplyByTerm(
                        Residue(value: atom(.pi, 0, 0) ?? 0), isPi: true, isOne: false, scaled, turns, base, &result)
                    continue
                }
            case .constant?:
                if let c = small(node, program), let scaled = coefficient.multiplied(by: c) {
                    if !c.isZero {
                        multiplyByTerm(
                            Residue(value: field.one), isPi: false, isOne: true, scaled, turns, base, &result)
                    }
                    continue
                }
            case .imaginaryUnit?:
                multiplyByTerm(
                    Residue(value: field.one), isPi: false, isOne: true, coefficient, turns + 1, base, &result)
                continue
            case .naturalLogarithm? where base == nil && turns & 3 == 0:
                let argument = values[Int(step?.a ?? 0)]
                if coefficient.isInteger {
                    let power = field.power(argument.value, coefficient.numerator)
                    result = result.merged(argument, 0).with(power.map { field.multiply(result.value, $0) })
                    continue
                }
            default: break
            }
            let term = node < 0 ? Residue(value: field.one) : values[Int(node)]
            multiplyByTerm(term, isPi: step?.operation == .pi, isOne: node < 0, coefficient, turns, base, &result)
        }
        return result
    }

    private func multiplyByTerm(
        _ term: Residue, isPi: Bool, isOne: Bool, _ coefficient: SmallRational, _ turns: Int, _ base: Residue?,
        _ result: inout Residue
    ) {
        var coefficient = turns & 2 == 0 ? coefficient : coefficient.negated
        let isImaginary = turns & 1 == 1
        if isPi, isImaginary, base == nil, PrimeField.order / 2 % Int(coefficient.denominator) == 0 {
            // e^(iπ n/d) is a root of unity.
            let order = Int64(PrimeField.order)
            let steps = coefficient.numerator % order * (order / 2 / coefficient.denominator) % order
            let factor = field.power(field.rootOfUnity, UInt64((steps + order) % order))
            result.value = field.multiply(result.value, factor)
            return
        }
        if isOne, !isImaginary, let base, coefficient.isInteger {
            let factor = field.power(base.value, coefficient.numerator)
            result = result.with(factor.map { field.multiply(result.value, $0) })
            return
        }
        var value = term.value
        let opposite = field.negate(value)
        if opposite < value { (value, coefficient) = (opposite, coefficient.negated) }
        guard value != 0 else {
            result = result.merged(term, result.value)
            return
        }
        let isFine =
            coefficient.denominator <= Self.fractions && Self.fractions % coefficient.denominator == 0
            && coefficient.numerator.magnitude < 1 << 40
        if !isFine {
            guard let scale = field.element(coefficient) else {
                result.isUndefined = true
                return
            }
            value = field.multiply(value, scale)
        }
        var hash = KeyedHash(key: key)
        hash.absorb(isImaginary ? 0x69 : 0x72)
        hash.absorb(isFine ? 1 : 0)
        hash.absorb(base?.value ?? .max)
        hash.absorb(value)
        let exponent = isFine ? coefficient.numerator * (Self.fractions / coefficient.denominator) : 1
        let factor = field.power(hash.finish() % field.prime, exponent)
        let isKnown = isOne && base == nil && !isImaginary && isFine
        result = result.merged(term, 0).with(factor.map { field.multiply(result.value, $0) })
        if !isKnown { result.isTainted = true }
    }

    /// Circular (imaginary 1) and hyperbolic (0) functions through z = e^(iu) or e^u.
    func circular(
        _ step: Program.Step, imaginary: Int, _ program: Program, fuel: inout Fuel
    ) -> Residue {
        var z = exponential(of: [(step.a, .one)], base: nil, imaginary: imaginary, program, fuel: &fuel)
        guard fuel.spend(1500), !z.isUndefined, let inverse = field.reciprocal(z.value) else { return z.with(nil) }
        if !z.isTainted, imaginary == 1 { z.hasExponential = false }
        // Twice the functions, the sine times i where it is circular.
        let sine = field.subtract(z.value, inverse)
        let cosine = field.add(z.value, inverse)
        let turn = imaginary == 1 ? field.imaginaryUnit : field.one
        let two = field.element(2 as UInt64)
        func ratio(_ top: UInt64, _ bottom: UInt64) -> UInt64? {
            field.reciprocal(bottom).map { field.multiply(top, $0) }
        }
        switch step.operation {
        case .sine, .hyperbolicSine: return z.with(ratio(sine, field.multiply(two, turn)))
        case .cosine, .hyperbolicCosine: return z.with(ratio(cosine, two))
        case .tangent, .hyperbolicTangent: return z.with(ratio(sine, field.multiply(cosine, turn)))
        case .cotangent, .hyperbolicCotangent: return z.with(ratio(field.multiply(cosine, turn), sine))
        case .secant, .hyperbolicSecant: return z.with(ratio(two, cosine))
        default: return z.with(ratio(field.multiply(two, turn), sine))
        }
    }

    /// The logarithm of a positive rational as a sum over its primes; an atom of anything else.
    func logarithm(_ index: Int32, _ program: Program) -> Residue {
        let argument = values[Int(index)]
        if program.steps[Int(index)].operation == .eulerNumber { return Residue(value: field.one) }
        guard let value = small(index, program), let factors = Self.factors(of: value) else {
            return opaque(.naturalLogarithm, argument)
        }
        var sum: UInt64 = 0
        for (prime, count) in factors {
            let part = atom(.naturalLogarithm, field.element(prime), 0) ?? 0
            sum = field.add(sum, field.multiply(part, field.element(count)))
        }
        return factors.isEmpty ? Residue(value: 0) : Residue(value: sum, isTainted: true)
    }
}
