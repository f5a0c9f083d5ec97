extension ExpressionArena {
    /// An operation of one operand by its name; a binary one gives an undefined node.
    public func function(_ operation: Operation, _ a: NodeIndex) -> NodeIndex {
        guard operation.operandCount == 1, operation != .application else { return undefined() }
        if operation == .negate { return negation(a) }
        return folded(operation, a) ?? unary(operation, a)
    }

    /// An operation of two operands by its name; for `logarithm` the second is the base, for `root` the degree.
    public func function(_ operation: Operation, _ a: NodeIndex, _ b: NodeIndex) -> NodeIndex {
        switch operation {
        case .add: return sum(a, b)
        case .multiply: return product(a, b)
        case .divide: return quotient(a, b)
        case .power: return power(a, b)
        case .root: return root(of: a, degree: b)
        default:
            guard operation.operandCount == 2 else { return undefined() }
            return folded(operation, a, b) ?? binary(operation, a, b)
        }
    }

    /// An unknown function of one argument, or of several joined by ``arguments(_:_:)``.
    public func application(of function: SymbolIndex, to argument: NodeIndex) -> NodeIndex {
        append(
            .application, Int32(function.rawValue), argument.rawValue,
            flags(argument).union([.hasSymbol, .isOpaque]))
    }

    /// Joins arguments of an unknown function; has no value of its own.
    public func arguments(_ first: NodeIndex, _ rest: NodeIndex) -> NodeIndex { binary(.arguments, first, rest) }

    private func folded(_ operation: Operation, _ a: NodeIndex) -> NodeIndex? {
        guard let value = smallValue(of: a) else { return nil }
        let result: SmallRational?
        switch operation {
        case .absolute: result = value.magnitude
        case .sign: result = SmallRational(Int32(value.numerator.signum()))
        case .floor: result = value.floor
        case .ceiling: result = value.ceiling
        case .factorial: result = value.factorial(step: 1)
        case .doubleFactorial: result = value.factorial(step: 2)
        case .realPart, .conjugate: result = value
        case .imaginaryPart: result = .zero
        default: result = nil
        }
        return result.map { constant($0, hasDecimal: hasDecimal(a)) }
    }

    private func folded(_ operation: Operation, _ a: NodeIndex, _ b: NodeIndex) -> NodeIndex? {
        guard let left = smallValue(of: a), let right = smallValue(of: b) else { return nil }
        let result: SmallRational?
        switch operation {
        case .minimum: result = min(left, right)
        case .maximum: result = max(left, right)
        case .modulo:
            result = left.divided(by: right).flatMap { quotient in
                right.multiplied(by: quotient.floor).flatMap { left.adding($0.negated) }
            }
        case .greatestCommonDivisor: result = left.greatestCommonDivisor(with: right)
        case .leastCommonMultiple:
            result =
                left.isZero || right.isZero
                ? .zero
                : left.greatestCommonDivisor(with: right).flatMap { left.magnitude.divided(by: $0) }?
                    .multiplied(by: right.magnitude)
        default: result = nil
        }
        return result.map { constant($0, hasDecimal: hasDecimal(a) || hasDecimal(b)) }
    }
}

extension SmallRational {
    /// The product of this, this less `step` and so on; nil where it is no small whole number.
    fileprivate func factorial(step: Int64) -> SmallRational? {
        guard isInteger, numerator >= 0, numerator <= 40 else { return nil }
        var product: Int64 = 1
        for factor in stride(from: numerator, to: 1, by: -Int(step)) {
            let (next, overflow) = product.multipliedReportingOverflow(by: factor)
            if overflow { return nil }
            product = next
        }
        return SmallRational(integer: product)
    }

    /// The greatest common divisor of two whole numbers.
    fileprivate func greatestCommonDivisor(with other: SmallRational) -> SmallRational? {
        guard isInteger, other.isInteger else { return nil }
        let common = Self.greatestCommonDivisor(numerator.magnitude, other.numerator.magnitude)
        return Int64(exactly: common).flatMap(SmallRational.init(integer:))
    }
}
