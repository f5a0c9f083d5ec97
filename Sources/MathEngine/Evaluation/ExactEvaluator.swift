import BigInt

/// Works out constants exactly in rational numbers of any size up to ``ExpressionLimits/exactBits``.
///
/// A node without a rational value, or with one too large to be worth it, has none; nothing is approximated.
struct ExactEvaluator {
    /// Units of fuel a bit of a greatest common divisor costs.
    private static let divisorCost = 200
    /// What exact arithmetic may spend of a check's fuel; without it the other tiers go on.
    private static let allowance = 800_000

    let program: Program
    let limits: ExpressionLimits
    private(set) var values: ContiguousArray<ExactRational?> = []

    init(_ program: Program, limits: ExpressionLimits) {
        self.program = program
        self.limits = limits
    }

    /// Evaluates every node that has a rational value and is within the allowance.
    ///
    /// - Complexity: what ``allowance`` is, in units of fuel, at the very worst.
    mutating func run(fuel: inout Fuel) {
        var own = Fuel(units: min(fuel.remaining, Self.allowance))
        let start = own.remaining
        values.removeAll(keepingCapacity: true)
        values.reserveCapacity(program.steps.count)
        for step in program.steps {
            let value = own.remaining > 0 ? evaluate(step, fuel: &own) : nil
            values.append(value.flatMap { $0.bits > 2 * limits.exactBits ? nil : $0 })
        }
        _ = fuel.spend(start - own.remaining)
    }

    private func evaluate(_ step: Program.Step, fuel: inout Fuel) -> ExactRational? {
        if step.operation == .constant { return constant(step, fuel: &fuel) }
        guard step.operation.operandCount > 0, step.operation != .application, let a = values[Int(step.a)] else {
            return nil
        }
        guard step.b >= 0 else { return unary(step.operation, a, fuel: &fuel) }
        guard let b = values[Int(step.b)] else { return nil }
        let words = (a.bits + b.bits) / 64 + 2
        // Products are quadratic;
        // lowest terms need a greatest common divisor, which is binary: a step a bit.
        let isWhole =
            a.isInteger && b.isInteger && step.operation != .divide && step.operation != .modulo
        guard fuel.spend(40 + 20 * words + words * words + (isWhole ? 0 : Self.divisorCost * (a.bits + b.bits)))
        else { return nil }
        switch step.operation {
        case .add: return a.adding(b)
        case .multiply: return a.multiplied(by: b)
        case .divide: return a.divided(by: b)
        case .power: return power(a, b, fuel: &fuel)
        case .root: return b.small.flatMap { root(a, degree: $0, fuel: &fuel) }
        case .minimum: return min(a, b)
        case .maximum: return max(a, b)
        case .modulo:
            guard let quotient = a.divided(by: b) else { return nil }
            return ExactRational(lowest: quotient.floor, 1).multiplied(by: b).flatMap { a.adding($0.negated) }
        case .greatestCommonDivisor, .leastCommonMultiple:
            guard a.isInteger, b.isInteger, fuel.spend(Self.divisorCost * (a.bits + b.bits)) else { return nil }
            let common = a.numerator.greatestCommonDivisor(with: b.numerator)
            if step.operation == .greatestCommonDivisor { return ExactRational(lowest: common, 1) }
            if common.isZero { return .zero }
            return ExactRational(lowest: BigInt((a.numerator / common * b.numerator).magnitude), 1)
        case .binomial: return choose(a, b, ordered: false, fuel: &fuel)
        case .permutations: return choose(a, b, ordered: true, fuel: &fuel)
        default: return nil
        }
    }

    private func unary(_ operation: Operation, _ a: ExactRational, fuel: inout Fuel) -> ExactRational? {
        guard fuel.spend(20 + a.bits / 8) else { return nil }
        switch operation {
        case .negate: return a.negated
        case .percent: return a.divided(by: ExactRational(lowest: 100, 1))
        case .absolute: return a.sign < 0 ? a.negated : a
        case .sign: return ExactRational(lowest: BigInt(a.sign), 1)
        case .floor: return ExactRational(lowest: a.floor, 1)
        case .ceiling: return ExactRational(lowest: -a.negated.floor, 1)
        case .factorial: return factorial(a, step: 1, fuel: &fuel)
        case .doubleFactorial: return factorial(a, step: 2, fuel: &fuel)
        case .realPart, .conjugate: return a
        case .imaginaryPart: return .zero
        default: return nil
        }
    }

    private func constant(_ step: Program.Step, fuel: inout Fuel) -> ExactRational? {
        let constant = program.constants[Int(step.a)]
        if let small = constant.small { return ExactRational(small) }
        guard let numeral = constant.numeral, abs(numeral.lastPlace) <= limits.exactBits / 4 else { return nil }
        let words = Int(numeral.count) / 18 + abs(numeral.lastPlace) / 18 + 1
        guard fuel.spend(20 * words * words + 100) else { return nil }
        var value = BigInt(0)
        var chunk = 0
        var scale = 1
        for digit in program.digits[Int(numeral.start)..<Int(numeral.start + numeral.count)] {
            chunk = chunk * 10 + Int(digit)
            scale *= 10
            guard scale == 1_000_000_000_000_000_000 else { continue }
            value = value * BigInt(scale) + BigInt(chunk)
            (chunk, scale) = (0, 1)
        }
        value = value * BigInt(scale) + BigInt(chunk)
        if numeral.isNegative { value.negate() }
        let power = BigInt(10).power(abs(numeral.lastPlace))
        return numeral.lastPlace >= 0 ? ExactRational(lowest: value * power, 1) : ExactRational(value, over: power)
    }

    private func power(_ base: ExactRational, _ exponent: ExactRational, fuel: inout Fuel) -> ExactRational? {
        guard let small = exponent.small else { return nil }
        var value = base
        if !small.isInteger {
            guard let degree = SmallRational(integer: small.denominator),
                let root = root(base, degree: degree, fuel: &fuel)
            else { return nil }
            value = root
        }
        let size = value.bits.multipliedReportingOverflow(by: Int(small.numerator.magnitude))
        let isUnit = value.isInteger && value.numerator.magnitude == 1
        guard isUnit || (!size.overflow && size.partialValue <= 4 * limits.exactBits) else { return nil }
        if isUnit { return value.sign > 0 || small.numerator & 1 == 0 ? .one : value }
        guard fuel.spend(size.partialValue * size.partialValue / 2048 + 40) else { return nil }
        return value.raised(to: Int(small.numerator))
    }

    /// The root where it is rational: by Newton's iteration over whole numbers.
    private func root(_ value: ExactRational, degree: SmallRational, fuel: inout Fuel) -> ExactRational? {
        guard degree.isInteger, degree.numerator > 0, degree.numerator <= 64, value.bits <= limits.exactBits else {
            return nil
        }
        let order = Int(degree.numerator)
        if order == 1 { return value }
        guard value.sign >= 0 || order & 1 == 1,
            let top = exactRoot(value.numerator.magnitude, order, fuel: &fuel),
            let bottom = exactRoot(value.denominator.magnitude, order, fuel: &fuel)
        else { return nil }
        return ExactRational(value.sign < 0 ? -BigInt(top) : BigInt(top), over: BigInt(bottom))
    }

    private func exactRoot(_ value: BigUInt, _ degree: Int, fuel: inout Fuel) -> BigUInt? {
        if value <= 1 { return value }
        let words = value.bitWidth / 64 + 1
        var guess = BigUInt(1) << (value.bitWidth / degree + 1)
        // The iteration falls monotonously from above and doubles its digits; 64 + log₂ bits steps are ample.
        for _ in 0..<(64 + value.bitWidth.trailingZeroBitCount + 16) {
            guard fuel.spend(30 * words * words + 100) else { return nil }
            let next = (guess * BigUInt(degree - 1) + value / guess.power(degree - 1)) / BigUInt(degree)
            if next >= guess { break }
            guess = next
        }
        return guess.power(degree) == value ? guess : nil
    }

    private func factorial(_ value: ExactRational, step: Int, fuel: inout Fuel) -> ExactRational? {
        guard value.isInteger, let small = Int(exactly: value.numerator), small >= 0,
            small <= limits.exactBits, small * max(1, 64 - small.leadingZeroBitCount) <= 2 * limits.exactBits
        else { return nil }
        return product(from: small, count: (small + step - 1) / step, step: step, fuel: &fuel)
    }

    /// The product of `count` whole numbers downwards from the first.
    private func product(from first: Int, count: Int, step: Int, fuel: inout Fuel) -> ExactRational? {
        var product = BigInt(1)
        for index in 0..<count {
            guard fuel.spend(30 + product.bitWidth / 32) else { return nil }
            product *= BigInt(first - index * step)
        }
        return ExactRational(lowest: product, 1)
    }

    private func choose(
        _ a: ExactRational, _ b: ExactRational, ordered: Bool, fuel: inout Fuel
    ) -> ExactRational? {
        guard a.isInteger, b.isInteger, let n = Int(exactly: a.numerator), var k = Int(exactly: b.numerator), n >= 0
        else { return nil }
        if k < 0 || k > n { return .zero }
        if !ordered { k = min(k, n - k) }
        guard k <= limits.exactBits, k * max(1, 64 - n.leadingZeroBitCount) <= 2 * limits.exactBits,
            let top = product(from: n, count: k, step: 1, fuel: &fuel)
        else { return nil }
        guard !ordered else { return top }
        guard let bottom = product(from: k, count: k, step: 1, fuel: &fuel) else { return nil }
        return ExactRational(lowest: top.numerator / bottom.numerator, 1)
    }
}
