extension AnswerComparer {
    /// Whether an inequality in one unknown has a set as its solutions: `x^2 - 3x + 2 \le 0` and `[1, 2]`.
    ///
    /// Proved where the difference of its sides is a constant times the product of (x − end) over the set's ends, or that of
    /// the squares for `|u| < c`; nil where it is not of that form.
    func solves(_ relation: Shape, _ set: Region) -> ShapeVerdict? {
        guard case .relation(let terms, let signs) = relation, signs.count == 1, signs[0].isOrder,
            case .scalar(let left) = terms[0], case .scalar(let right) = terms[1], left.unit.isEmpty, right.unit.isEmpty
        else { return nil }
        // The condition is `difference < 0` or `≤ 0`.
        let isRising = signs[0] == .less || signs[0] == .lessOrEqual
        let (small, large) = isRising ? (left.node, right.node) : (right.node, left.node)
        guard let difference = difference(small, large) else { return nil }
        let symbols = arena.symbols(in: difference).members
        guard symbols.count == 1, let variable = symbols.first else { return nil }
        let x = arena.symbol(at: variable)
        if let named = set.variable, !isSame(named, x) { return .undecided }
        guard let ends = finiteEnds(set), (1...4).contains(ends.count) else { return nil }
        var product = arena.difference(x, ends[0])
        for end in ends.dropFirst() { product = arena.product(product, arena.difference(x, end)) }
        let isPositive: Bool
        switch engine.ratio(of: difference, to: product, in: arena, fuel: &fuel) {
        case .positiveConstant: isPositive = true
        case .negativeConstant: isPositive = false
        default: return nil
        }
        return haveSameEnds(set, solutions(ends, isPositive: isPositive, isStrict: signs[0].isStrict))
    }

    /// small − large, of the squares where one side is an absolute value and the other a constant of the right sign.
    private func difference(_ small: NodeIndex, _ large: NodeIndex) -> NodeIndex? {
        for (side, other) in [(small, large), (large, small)] where arena.operation(of: side) == .absolute {
            guard let inner = arena.operands(of: side).first, !arena.hasSymbol(other),
                engine.order(other, arena.integer(0), in: arena, fuel: &fuel) == .greater
            else { return nil }
            let two = arena.integer(2)
            let (u, c) = (arena.power(inner, two), arena.power(other, two))
            return side == small ? arena.difference(u, c) : arena.difference(c, u)
        }
        return arena.difference(small, large)
    }

    /// The ends of a set from left to right, without infinities; nil where their order is not proved.
    private func finiteEnds(_ set: Region) -> [NodeIndex]? {
        var ends: [NodeIndex] = []
        for end in set.pieces.flatMap({ [$0.low, $0.high] }) where arena.infinitySign(of: end) == nil {
            guard !arena.hasSymbol(end) else { return nil }
            if let last = ends.last {
                guard let order = order(last, end) else { return nil }
                if order == 0 { continue }
            }
            ends.append(end)
        }
        return ends
    }

    /// Where a product of (x − end), turned where it is not positive far to the right, is below 0, or at most 0.
    private func solutions(_ ends: [NodeIndex], isPositive: Bool, isStrict: Bool) -> Region {
        var pieces: [Region.Piece] = []
        // From the right: the sign changes at every end.
        var isNegative = !isPositive
        var high = arena.infinity()
        for index in stride(from: ends.count - 1, through: -1, by: -1) {
            let low = index >= 0 ? ends[index] : arena.negation(arena.infinity())
            if isNegative {
                pieces.insert(
                    Region.Piece(
                        low: low, high: high, isLowClosed: !isStrict && index >= 0,
                        isHighClosed: !isStrict && arena.infinitySign(of: high) == nil), at: 0)
            }
            isNegative.toggle()
            high = low
        }
        return Region(pieces: pieces)
    }

    private func haveSameEnds(_ left: Region, _ right: Region) -> ShapeVerdict {
        guard left.pieces.count == right.pieces.count else { return .unequal(.region) }
        for (a, b) in zip(left.pieces, right.pieces) {
            guard a.isLowClosed == b.isLowClosed, a.isHighClosed == b.isHighClosed, order(a.low, b.low) == 0,
                order(a.high, b.high) == 0
            else { return .unequal(.region) }
        }
        return .equal(.region)
    }
}
