extension ExpressionArena {
    /// a + b
    public func sum(_ a: NodeIndex, _ b: NodeIndex) -> NodeIndex {
        folded(a, b) { $0.adding($1) } ?? binary(.add, a, b)
    }

    /// a − b
    public func difference(_ a: NodeIndex, _ b: NodeIndex) -> NodeIndex {
        folded(a, b) { $0.adding($1.negated) } ?? binary(.add, a, negation(b))
    }

    /// a · b
    public func product(_ a: NodeIndex, _ b: NodeIndex) -> NodeIndex {
        folded(a, b) { $0.multiplied(by: $1) } ?? binary(.multiply, a, b)
    }

    /// a / b; undefined where b is zero, which the engine finds out.
    public func quotient(_ a: NodeIndex, _ b: NodeIndex) -> NodeIndex {
        folded(a, b) { $0.divided(by: $1) } ?? binary(.divide, a, b)
    }

    /// −a; a numeral stays one.
    public func negation(_ a: NodeIndex) -> NodeIndex {
        let node = nodes[a.position]
        guard node.operation == .constant else { return unary(.negate, a) }
        let constant = constants[Int(node.a)]
        return append(
            Constant(
                small: constant.small?.negated, numeral: constant.numeral?.negated, hasDecimal: constant.hasDecimal))
    }

    /// a to the power of b. 0⁰ is undefined.
    public func power(_ a: NodeIndex, _ b: NodeIndex) -> NodeIndex {
        if let exponent = smallValue(of: b), let base = smallValue(of: a) {
            let value =
                exponent.isInteger
                ? base.raised(to: exponent.numerator)
                : base.root(degree: exponent.denominator)?.raised(to: exponent.numerator)
            if let value { return constant(value, hasDecimal: hasDecimal(a) || hasDecimal(b)) }
        }
        return binary(.power, a, b)
    }

    /// The root of a of degree b.
    public func root(of a: NodeIndex, degree b: NodeIndex) -> NodeIndex {
        if let radicand = smallValue(of: a), let degree = smallValue(of: b), degree.isInteger,
            let value = radicand.root(degree: degree.numerator)
        {
            return constant(value, hasDecimal: hasDecimal(a))
        }
        return binary(.root, a, b)
    }

    /// The square root of a.
    public func squareRoot(_ a: NodeIndex) -> NodeIndex { root(of: a, degree: integer(2)) }

    private func folded(
        _ a: NodeIndex, _ b: NodeIndex, _ operation: (SmallRational, SmallRational) -> SmallRational?
    ) -> NodeIndex? {
        guard let left = smallValue(of: a), let right = smallValue(of: b), let value = operation(left, right) else {
            return nil
        }
        return constant(value, hasDecimal: hasDecimal(a) || hasDecimal(b))
    }

    func unary(_ operation: Operation, _ a: NodeIndex) -> NodeIndex { append(operation, a.rawValue, -1, flags(a)) }

    func binary(_ operation: Operation, _ a: NodeIndex, _ b: NodeIndex) -> NodeIndex {
        append(operation, a.rawValue, b.rawValue, flags(a).union(flags(b)))
    }
}
