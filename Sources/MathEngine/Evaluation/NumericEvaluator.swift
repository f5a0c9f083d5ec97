import BigInt

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Evaluates a program in complex balls of one precision, in one forward loop.
struct NumericEvaluator<Real: RealField> {
    /// A relative weight of one elementary function, in units of fuel.
    let cost: Int
    private(set) var values: ContiguousArray<Ball<Real>> = []
    /// Whether every intermediate value was real.
    private(set) var isReal = true

    init(cost: Int) { self.cost = cost }

    /// The value at a point; nil where the fuel ends.
    mutating func run(
        _ program: Program, at point: (Int) -> Double, exact: ContiguousArray<ExactRational?>?, fuel: inout Fuel
    ) -> Ball<Real>? {
        values.removeAll(keepingCapacity: true)
        isReal = true
        for (index, step) in program.steps.enumerated() {
            guard fuel.spend(cost) else { return nil }
            let value: Ball<Real>
            if step.operation == .symbol {
                value = Ball(real: Real(point(Int(step.a))), error: 0)
            } else if step.operation != .constant, let known = exact?[index] {
                guard fuel.spend(known.bits / 8) else { return nil }
                value = rational(known)
            } else {
                value = evaluate(step, program, fuel: &fuel)
            }
            isReal = isReal && value.isReal
            values.append(value)
            // A value that is missing is missing to the end: nothing here gives one back.
            if !value.isValid { return .invalid }
        }
        return values.last
    }

    private func rational(_ value: ExactRational) -> Ball<Real> {
        func ball(_ words: some BidirectionalCollection<UInt>) -> Ball<Real> {
            var sum = Ball<Real>(exactly: 0)
            for word in words.reversed() {
                sum = sum * Ball(exactly: 1 << 32) + Ball(exactly: Int64(word >> 32))
                sum = sum * Ball(exactly: 1 << 32) + Ball(exactly: Int64(word & 0xffff_ffff))
            }
            return sum
        }
        let quotient = ball(value.numerator.magnitude.words) / ball(value.denominator.magnitude.words)
        return value.sign < 0 ? -quotient : quotient
    }

    private func constant(_ constant: Constant, _ program: Program) -> Ball<Real> {
        if let small = constant.small {
            let top = whole(small.numerator)
            return small.denominator == 1 ? top : top / whole(small.denominator)
        }
        guard let numeral = constant.numeral else { return .invalid }
        var sum = Ball<Real>(exactly: 0)
        var (chunk, scale) = (0 as Int64, 1 as Int64)
        for digit in program.digits[Int(numeral.start)..<Int(numeral.start + numeral.count)] {
            (chunk, scale) = (chunk * 10 + Int64(digit), scale * 10)
            guard scale == 1_000_000_000_000_000 else { continue }
            sum = sum * Ball(exactly: scale) + Ball(exactly: chunk)
            (chunk, scale) = (0, 1)
        }
        sum = sum * Ball(exactly: scale) + Ball(exactly: chunk)
        let value = sum * Ball(exactly: 10).raised(to: Int64(numeral.lastPlace))
        return numeral.isNegative ? -value : value
    }

    private func whole(_ value: Int64) -> Ball<Real> {
        Ball(
            real: Real(whole: value),
            error: value.magnitude < 1 << 53 ? 0 : Double(value.magnitude) * Real.roundoff * 2)
    }

    private func evaluate(_ step: Program.Step, _ program: Program, fuel: inout Fuel) -> Ball<Real> {
        switch step.operation {
        case .constant: return constant(program.constants[Int(step.a)], program)
        case .pi: return .pi
        case .eulerNumber: return Ball(exactly: 1).exponential
        case .imaginaryUnit: return .imaginaryUnit
        case .symbol, .infinity, .undefined, .application, .arguments: return .invalid
        default: break
        }
        let a = values[Int(step.a)]
        guard step.b >= 0 else { return unary(step.operation, a, fuel: &fuel) }
        let b = values[Int(step.b)]
        let one = Ball<Real>(exactly: 1)
        switch step.operation {
        case .add: return a + b
        case .multiply: return a * b
        case .divide: return a / b
        case .power: return power(a, b, small(step.b, program), fuel: &fuel)
        case .root:
            let inverse = small(step.b, program).flatMap(SmallRational.one.divided(by:))
            if inverse?.denominator == 2, inverse?.numerator == 1 { return a.squareRoot }
            return power(a, one / b, inverse, fuel: &fuel)
        case .logarithm:
            guard fuel.spend(20 * cost) else { return .invalid }
            return a.logarithm / b.logarithm
        case .minimum, .maximum:
            guard a.isReal, b.isReal else { return .invalid }
            let isFirstLess = a.re < b.re
            let pick = isFirstLess == (step.operation == .minimum) ? a : b
            return Ball(re: pick.re, im: pick.im, error: max(a.error, b.error)).swamped(a.isSwamped || b.isSwamped)
        case .modulo:
            let quotient = a / b
            return a - b * floor(quotient)
        case .binomial, .permutations:
            guard let count = small(step.b, program)?.wholeNumber, count >= 0, count <= 200,
                fuel.spend(Int(count) * cost)
            else { return .invalid }
            var result = one
            for j in 0..<count {
                result = result * (a - Ball(exactly: j))
                if step.operation == .binomial { result = result / Ball(exactly: j + 1) }
            }
            return result
        default: return .invalid
        }
    }

    private func small(_ index: Int32, _ program: Program) -> SmallRational? {
        let step = program.steps[Int(index)]
        return step.operation == .constant ? program.constants[Int(step.a)].small : nil
    }

    private func power(
        _ a: Ball<Real>, _ b: Ball<Real>, _ exponent: SmallRational?, fuel: inout Fuel
    ) -> Ball<Real> {
        guard fuel.spend(40 * cost) else { return .invalid }
        let isZero = a.re.isZero && a.im.isZero && a.error == 0
        if let exponent {
            if exponent.isInteger {
                return isZero && exponent.numerator <= 0 ? .invalid : a.raised(to: exponent.numerator)
            }
            if exponent.denominator == 2, exponent.numerator.magnitude < 1 << 20 {
                return a.squareRoot.raised(to: exponent.numerator)
            }
            if a.isCertainlyNegative, exponent.denominator & 1 == 1 {
                // Odd roots of real numbers are real.
                let value = ((-a).logarithm * b).exponential
                return exponent.numerator & 1 == 0 ? value : -value
            }
            if !a.isNonzero, a.isReal, exponent.numerator > 0 {
                let order = Double(exponent.numerator) / Double(exponent.denominator)
                return Ball(real: Real(whole: 0), error: 2 * pow(a.magnitude + a.error, min(order, 1))).swamped(
                    a.isSwamped)
            }
        }
        if isZero { return b.isPositive ? a : .invalid }
        return (a.logarithm * b).exponential
    }

    private func floor(_ a: Ball<Real>) -> Ball<Real> {
        guard a.isReal, abs(a.re.double) < 0x1p50 else { return .invalid }
        let floor = a.re.floor
        let fraction = (a.re - floor).double
        // Certain only where the whole ball lies between two whole numbers.
        guard a.error == 0 || (fraction > a.error && 1 - fraction > a.error) else { return .invalid }
        return Ball(real: floor, error: 0).swamped(a.isSwamped)
    }

    private func unary(_ operation: Operation, _ a: Ball<Real>, fuel: inout Fuel) -> Ball<Real> {
        let one = Ball<Real>(exactly: 1)
        switch operation {
        case .negate: return -a
        case .percent: return a / Ball(exactly: 100)
        case .degree: return a * .pi / Ball(exactly: 180)
        case .absolute: return a.absolute
        case .sign: return a.isPositive ? one : a.isCertainlyNegative ? -one : .invalid
        case .floor: return floor(a)
        case .ceiling: return -floor(-a)
        case .realPart: return Ball(real: a.re, error: a.error).swamped(a.isSwamped)
        case .imaginaryPart: return Ball(real: a.im, error: a.error).swamped(a.isSwamped)
        case .conjugate: return Ball(re: a.re, im: -a.im, error: a.error).swamped(a.isSwamped)
        case .factorial: return gamma(a)
        default: break
        }
        guard fuel.spend(40 * cost) else { return .invalid }
        switch operation {
        case .exponential: return a.exponential
        case .naturalLogarithm: return a.logarithm
        case .sine: return a.sineAndCosine.sine
        case .cosine: return a.sineAndCosine.cosine
        case .tangent, .cotangent, .secant, .cosecant:
            let (sine, cosine) = a.sineAndCosine
            switch operation {
            case .tangent: return sine / cosine
            case .cotangent: return cosine / sine
            case .secant: return one / cosine
            default: return one / sine
            }
        case .arcSine: return a.arcSine
        case .arcCosine: return a.arcCosine
        case .arcTangent: return a.arcTangent
        case .arcCotangent: return (one / a).arcTangent
        case .arcSecant: return (one / a).arcCosine
        case .arcCosecant: return (one / a).arcSine
        case .hyperbolicSine: return a.hyperbolic.sine
        case .hyperbolicCosine: return a.hyperbolic.cosine
        case .hyperbolicTangent: return a.hyperbolic.sine / a.hyperbolic.cosine
        case .hyperbolicCotangent: return a.hyperbolic.cosine / a.hyperbolic.sine
        case .hyperbolicSecant: return one / a.hyperbolic.cosine
        case .hyperbolicCosecant: return one / a.hyperbolic.sine
        case .areaSine: return areaSine(a)
        case .areaCosine: return (a + (a - one).squareRoot * (a + one).squareRoot).logarithm
        case .areaTangent: return ((one + a) / (one - a)).logarithm / Ball(exactly: 2)
        case .areaCotangent: return ((a + one) / (a - one)).logarithm / Ball(exactly: 2)
        case .areaSecant:
            let inverse = one / a
            return (inverse + (inverse - one).squareRoot * (inverse + one).squareRoot).logarithm
        case .areaCosecant: return areaSine(one / a)
        default: return .invalid
        }
    }

    private func areaSine(_ a: Ball<Real>) -> Ball<Real> {
        if a.isCertainlyNegative { return -areaSine(-a) }
        return (a + (a * a + Ball(exactly: 1)).squareRoot).logarithm
    }

    /// The gamma function of a + 1: small whole numbers exactly, others from the C library and so in doubles only.
    private func gamma(_ a: Ball<Real>) -> Ball<Real> {
        let x = a.re.double
        guard a.isReal, x > -0.999, x < 160 else { return .invalid }
        if a.error == 0, x == x.rounded(), x >= 0 {
            var product = Ball<Real>(exactly: 1)
            for factor in stride(from: 2, through: Int64(x), by: 1) { product = product * Ball(exactly: factor) }
            return product
        }
        let value = tgamma(x + 1)
        // The logarithm's derivative is below 6 + 1/(x + 1) here.
        let slope = 6 + 1 / (x + 1)
        guard a.error * slope < 0.01 else { return .invalid }
        return Ball(real: Real(value), error: value * (2 * slope * a.error + 0x1p-44 * (1 + abs(x))))
    }
}
