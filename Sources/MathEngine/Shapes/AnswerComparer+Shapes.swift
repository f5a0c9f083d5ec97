extension AnswerComparer {
    /// Lists within lists are compared this deep.
    private static let maxDepth = 12

    /// Tries the rules that join two shapes, from the most telling.
    func compare(_ answer: Shape, _ truth: Shape) -> ShapeVerdict {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maxDepth, fuel.spend(200) else { return .undecided }
        note(.falseChain)
        if isFalseChain(answer) { return .unequal(.falseChain) }
        if let (left, right) = spread(answer, truth) { return compare(left, right) }
        note(.family)
        if let verdict = compareFamilies(answer, truth) { return verdict }
        note(.region)
        if let verdict = compareRegions(answer, truth) { return verdict }
        note(.relation)
        if let verdict = compareRelations(answer, truth) { return verdict }
        note(Self.rule(answer, truth))
        switch (answer, truth) {
        case (.text(let left), .text(let right)): return left == right ? .equal(.text) : .undecided
        case (.named(let left), .named(let right)): return left == right ? .equal(.region) : .unequal(.region)
        case (.scalar(let left), .scalar(let right)): return compare(left, right)
        case (.matrix(let left), .matrix(let right)): return compareCells(left, right)
        case (.ratio(let left), .ratio(let right)): return compareRatios(left, right)
        case (.ratio(let left), .scalar(let right)): return compareRatio(left, right, isTruthScalar: true)
        case (.scalar(let left), .ratio(let right)): return compareRatio(right, left, isTruthScalar: false)
        case (.sequence(_, let rows), .matrix(let cells)) where grid(rows) != nil:
            return compareGrids(grid(rows) ?? [], cells.map { $0.map { .scalar(Scalar(node: $0, number: nil)) } })
        case (.matrix(let cells), .sequence(_, let rows)) where grid(rows) != nil:
            return compareGrids(cells.map { $0.map { .scalar(Scalar(node: $0, number: nil)) } }, grid(rows) ?? [])
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

    /// The rule that joins two shapes of these kinds.
    private static func rule(_ answer: Shape, _ truth: Shape) -> AnswerRule {
        switch (answer, truth) {
        case (.scalar, .scalar): .expression
        case (.matrix, _), (_, .matrix): .matrix
        case (.ratio, _), (_, .ratio): .ratio
        case (.sequence, _), (_, .sequence): .members
        default: .text
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

    /// `[[1, 2], [3, 4]]`: rows of one length in square brackets.
    private func grid(_ members: [Shape]) -> [[Shape]]? {
        var rows: [[Shape]] = []
        for member in members {
            guard case .sequence(let enclosure, let cells) = member, enclosure.open == UInt8(ascii: "["),
                enclosure.close == UInt8(ascii: "]"), cells.count == rows.first?.count ?? cells.count
            else { return nil }
            rows.append(cells)
        }
        return rows.isEmpty ? nil : rows
    }

    private func compareGrids(_ left: [[Shape]], _ right: [[Shape]]) -> ShapeVerdict {
        guard left.count == right.count, left[0].count == right[0].count else { return .unequal(.matrix) }
        switch compareOrdered(Array(left.joined()), Array(right.joined())) {
        case .equal: return .equal(.matrix)
        case .unequal: return .unequal(.matrix)
        case .undecided: return .undecided
        }
    }

    /// Both sides with a `\pm` between relations and a tuple of labels written out; nil where neither has any.
    private func spread(_ answer: Shape, _ truth: Shape) -> (Shape, Shape)? {
        if let (left, right) = bothSigns(answer).map({ ($0, truth) }) ?? bothSigns(truth).map({ (answer, $0) }) {
            return (left, right)
        }
        if let spread = members(of: answer), hasLabels(truth) { return (spread, truth) }
        if let spread = members(of: truth), hasLabels(answer) { return (answer, spread) }
        return nil
    }

    /// `y = \pm 2x` as two equations; nil where no term has two values, or a label alone has them.
    private func bothSigns(_ shape: Shape) -> Shape? {
        guard case .relation(let terms, [.equal]) = shape, terms.count == 2 else { return nil }
        func values(_ term: Shape) -> [Shape]? {
            guard case .sequence(let enclosure, let values) = term, enclosure.joint == .plusMinus, enclosure.isBare,
                values.count == 2
            else { return nil }
            return values
        }
        let (left, right) = (values(terms[0]), values(terms[1]))
        guard left != nil || right.map({ $0.contains(where: hasSymbols) }) == true else { return nil }
        return .sequence(
            Enclosure(joint: .plusMinus),
            (0..<2).map { .relation([left?[$0] ?? terms[0], right?[$0] ?? terms[1]], [.equal]) })
    }

    private func hasSymbols(_ shape: Shape) -> Bool {
        if case .scalar(let value) = shape { arena.hasSymbol(value.node) } else { false }
    }

    /// `(x, y) = (1, 2)` as `x = 1, y = 2`; nil for anything else.
    private func members(of shape: Shape) -> Shape? {
        guard case .relation(let terms, [.equal]) = shape, terms.count == 2,
            case .sequence(let a, let names) = terms[0],
            case .sequence(let b, let values) = terms[1], a.isOrdered, b.isOrdered, names.count == values.count,
            names.allSatisfy(isLabel)
        else { return nil }
        return .sequence(Enclosure(), zip(names, values).map { .relation([$0, $1], [.equal]) })
    }

    /// Whether a list is one of labelled values.
    private func hasLabels(_ shape: Shape) -> Bool {
        guard case .sequence(let enclosure, let members) = shape, enclosure.isBare else { return false }
        return members.allSatisfy { labelled($0)?.label != nil }
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
            // In proportion: every part times the other side's first.
            for (x, y) in zip(a, b).dropFirst() {
                let proportion = verdict(arena.product(x, b[0]), arena.product(y, a[0]), .ratio)
                guard proportion.isEqual else { return proportion }
            }
            return .equal(.ratio)
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
                || (enclosure.isInterval && members.count == 2 && members.contains(where: isInfinite))
                || (enclosure.isBare && !members.isEmpty && members.allSatisfy(isExplicitRegion))
        default: false
        }
    }

    private func isInfinite(_ shape: Shape) -> Bool {
        if case .scalar(let value) = shape { arena.infinitySign(of: value.node) != nil } else { false }
    }

    private func isRelation(_ shape: Shape) -> Bool {
        switch shape {
        case .relation: true
        case .sequence(let enclosure, let members): enclosure.isBare && members.allSatisfy(isRelation)
        default: false
        }
    }

    /// `R` beside a set of numbers is ℝ.
    private func letterSet(_ shape: Shape) -> Shape {
        guard case .scalar(let value) = shape, arena.operation(of: value.node) == .symbol,
            let symbol = arena.symbol(of: value.node), arena.name(of: symbol).count == 1,
            let letter = arena.name(of: symbol).first, "RZNQC".utf8.contains(letter)
        else { return shape }
        return .named(letter)
    }

    private func compareRegions(_ answer: Shape, _ truth: Shape) -> ShapeVerdict? {
        guard isExplicitRegion(answer) || isExplicitRegion(truth) else { return nil }
        let (answer, truth) = (letterSet(answer), letterSet(truth))
        if !policy.relationIsSet, isRelation(answer) != isRelation(truth) { return nil }
        if case .named(let left) = answer, case .named(let right) = truth {
            return left == right ? .equal(.region) : .unequal(.region)
        }
        guard let left = region(answer) ?? points(answer) else {
            return region(truth).flatMap { solves(answer, $0) }
        }
        guard let right = region(truth) ?? points(truth) else { return solves(truth, left) }
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
