extension AnswerComparer {
    /// Lists within lists are compared this deep.
    private static let maxDepth = 12

    /// Tries the rules that join two shapes, from the most telling.
    func compare(_ answer: Shape, _ truth: Shape) -> ShapeVerdict {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maxDepth, fuel.spend(200) else { return .undecided }
        if isFalseChain(answer) { return .unequal(.falseChain) }
        if let verdict = compareFamilies(answer, truth) { return verdict }
        if let verdict = compareRegions(answer, truth) { return verdict }
        if let verdict = compareRelations(answer, truth) { return verdict }
        switch (answer, truth) {
        case (.text(let left), .text(let right)): return left == right ? .equal(.text) : .undecided
        case (.named(let left), .named(let right)): return left == right ? .equal(.region) : .unequal(.region)
        case (.scalar(let left), .scalar(let right)): return compare(left, right)
        case (.matrix(let left), .matrix(let right)): return compareCells(left, right)
        case (.ratio(let left), .ratio(let right)): return compareRatios(left, right)
        case (.ratio(let left), .scalar(let right)): return compareRatio(left, right, isTruthScalar: true)
        case (.scalar(let left), .ratio(let right)): return compareRatio(right, left, isTruthScalar: false)
        case (.sequence(let enclosure, let left), .matrix(let cells)):
            guard let right = vector(cells), !enclosure.isBare else { return .undecided }
            return compareOrdered(left, right)
        case (.matrix(let cells), .sequence(let enclosure, let right)):
            guard let left = vector(cells), !enclosure.isBare else { return .undecided }
            return compareOrdered(left, right)
        case (.sequence(let a, let left), .sequence(let b, let right)): return compare(a, left, b, right)
        case (.sequence(let enclosure, let members), .scalar):
            return compareLone(members, enclosure) { compare($0, truth) }
        case (.scalar, .sequence(let enclosure, let members)):
            return compareLone(members, enclosure) { compare(answer, $0) }
        default: return .undecided
        }
    }

    /// A set or list against one value: equal where all its members are that value.
    private func compareLone(
        _ members: [Shape], _ enclosure: Enclosure, _ verdict: (Shape) -> ShapeVerdict
    ) -> ShapeVerdict {
        guard enclosure.isBare || enclosure.open == UInt8(ascii: "{"), !members.isEmpty else { return .undecided }
        let verdicts = members.map(verdict)
        if verdicts.contains(where: \.isUnequal) { return .unequal(.members) }
        guard members.count == 1, let first = verdicts.first else { return .undecided }
        return first
    }

    private func vector(_ rows: [[NodeIndex]]) -> [Shape]? {
        let cells = rows.count == 1 ? rows[0] : rows.allSatisfy { $0.count == 1 } ? rows.map { $0[0] } : nil
        return cells?.map { .scalar(Scalar(node: $0, number: nil)) }
    }

    private func compareCells(_ left: [[NodeIndex]], _ right: [[NodeIndex]]) -> ShapeVerdict {
        guard left.count == right.count, left[0].count == right[0].count else { return .unequal(.matrix) }
        var isProved = true
        for (a, b) in zip(left.joined(), right.joined()) {
            switch compare(Scalar(node: a, number: nil), Scalar(node: b, number: nil)) {
            case .equal: continue
            case .unequal: return .unequal(.matrix)
            case .undecided: isProved = false
            }
        }
        return isProved ? .equal(.matrix) : .undecided
    }

    // MARK: Ratios

    private func nodes(_ shapes: [Shape]) -> [NodeIndex]? {
        let nodes = shapes.compactMap { shape -> NodeIndex? in
            guard case .scalar(let value) = shape, value.unit.isEmpty, !value.isPercent else { return nil }
            return value.node
        }
        return nodes.count == shapes.count ? nodes : nil
    }

    /// Two parts are a quotient; more are compared part by part (STEM 12).
    private func compareRatios(_ left: [Shape], _ right: [Shape]) -> ShapeVerdict {
        guard let a = nodes(left), let b = nodes(right) else { return .undecided }
        guard a.count == b.count else { return .unequal(.ratio) }
        guard a.count == 2 else {
            let isEqual = zip(a, b).allSatisfy { engine.compare($0, $1, in: arena, fuel: &fuel).isEqual }
            return isEqual ? .equal(.ratio) : .undecided
        }
        return verdict(arena.quotient(a[0], a[1]), arena.quotient(b[0], b[1]), .ratio)
    }

    private func compareRatio(_ parts: [Shape], _ scalar: Scalar, isTruthScalar: Bool) -> ShapeVerdict {
        guard parts.count == 2, let pair = nodes(parts), scalar.unit.isEmpty, !scalar.isPercent else {
            return .undecided
        }
        return verdict(arena.quotient(pair[0], pair[1]), scalar.node, .ratio)
    }

    func verdict(_ a: NodeIndex, _ b: NodeIndex, _ rule: AnswerRule) -> ShapeVerdict {
        let result = engine.compare(a, b, in: arena, fuel: &fuel)
        return result.isEqual ? .equal(rule) : result.isUnequal ? .unequal(rule) : .undecided
    }

    // MARK: Regions

    private func isExplicitRegion(_ shape: Shape) -> Bool {
        switch shape {
        case .combination, .builder, .named: true
        case .relation(_, let signs): signs.contains { $0.isOrder || $0 == .unequal || $0 == .member }
        case .sequence(let enclosure, let members):
            (enclosure.isInterval && members.count == 2 && enclosure.open != UInt8(ascii: "("))
                || (enclosure.isInterval && enclosure.close == UInt8(ascii: "]") && members.count == 2)
                || (enclosure.isBare && !members.isEmpty && members.allSatisfy(isExplicitRegion))
        default: false
        }
    }

    private func isRelation(_ shape: Shape) -> Bool {
        switch shape {
        case .relation: true
        case .sequence(let enclosure, let members): enclosure.isBare && members.allSatisfy(isRelation)
        default: false
        }
    }

    private func compareRegions(_ answer: Shape, _ truth: Shape) -> ShapeVerdict? {
        guard isExplicitRegion(answer) || isExplicitRegion(truth) else { return nil }
        if !policy.relationIsSet, isRelation(answer) != isRelation(truth) { return nil }
        guard let left = region(answer), let right = region(truth) else { return nil }
        if let a = left.variable, let b = right.variable,
            !isSame(a, b)
        {
            return .undecided
        }
        guard left.pieces.count == right.pieces.count else { return .unequal(.region) }
        var isProved = true
        for (a, b) in zip(left.pieces, right.pieces) {
            guard a.isLowClosed == b.isLowClosed, a.isHighClosed == b.isHighClosed else { return .unequal(.region) }
            for (x, y) in [(a.low, b.low), (a.high, b.high)] {
                switch compare(Scalar(node: x, number: nil), Scalar(node: y, number: nil)) {
                case .equal: continue
                case .unequal: return .unequal(.region)
                case .undecided: isProved = false
                }
            }
        }
        return isProved ? .equal(.region) : .undecided
    }
}
