extension AnswerComparer {
    /// Lists, sets, tuples: labels first, then as the brackets say.
    func compare(_ a: Enclosure, _ left: [Shape], _ b: Enclosure, _ right: [Shape]) -> ShapeVerdict {
        let (answer, truth) = (flattened(a, left), flattened(b, right))
        let (answers, truths) = (answer.map(labelled), truth.map(labelled))
        let (names, goals) = (labels(answers), labels(truths))
        if names != nil || goals != nil {
            guard !answers.contains(where: { $0 == nil }), !truths.contains(where: { $0 == nil }) else {
                return compareUnordered(answer, truth)
            }
            return compareLabelled(a, answers.compactMap(\.self), b, truths.compactMap(\.self))
        }
        // `[1, 2]` may be an interval or a list.
        if a.open == UInt8(ascii: "[") || b.open == UInt8(ascii: "["), answer.count == 2 || truth.count == 2,
            a.open != b.open || a.close != b.close
        {
            return .undecided
        }
        if isSquare(a), isSquare(b), policy.order == .asWritten { return compareSquare(answer, truth) }
        return isOrdered(a, b) ? compareOrdered(answer, truth) : compareUnordered(answer, truth)
    }

    private func isSquare(_ enclosure: Enclosure) -> Bool { enclosure.open == UInt8(ascii: "[") }

    /// Square brackets may hold an interval, a row, or roots in any order: other orders prove neither.
    private func compareSquare(_ answer: [Shape], _ truth: [Shape]) -> ShapeVerdict {
        let verdict = compareOrdered(answer, truth)
        guard case .unequal = verdict else { return verdict }
        return compareUnordered(answer, truth).isEqual ? .undecided : verdict
    }

    private func isOrdered(_ a: Enclosure, _ b: Enclosure) -> Bool {
        switch policy.order {
        case .any: false
        case .strict: b.open != UInt8(ascii: "{")
        case .asWritten: a.isOrdered || b.isOrdered
        }
    }

    /// The members, those of a `\pm` among them.
    private func flattened(_ enclosure: Enclosure, _ members: [Shape]) -> [Shape] {
        guard !enclosure.isOrdered else { return members }
        return members.flatMap { member -> [Shape] in
            switch member {
            case .sequence(let inner, let values) where inner.joint == .plusMinus && inner.isBare: return values
            case .relation(let terms, [.equal]):
                // `x = \pm 2` among others: `x = 2` and `x = -2`.
                guard case .sequence(let inner, let values) = terms[1], inner.joint == .plusMinus, inner.isBare else {
                    return [member]
                }
                return values.map { .relation([terms[0], $0], [.equal]) }
            default: return [member]
            }
        }
    }

    /// The labels where there are any.
    private func labels(_ members: [LabelledValue?]) -> [Shape]? {
        let labels = members.compactMap { $0?.label }
        return labels.isEmpty ? nil : labels
    }

    private func isOneLabel(_ labels: [Shape]) -> Bool {
        labels.dropFirst().allSatisfy { isSameLabel(labels[0], $0) }
    }

    private func compareLabelled(
        _ a: Enclosure, _ answer: [LabelledValue], _ b: Enclosure, _ truth: [LabelledValue]
    ) -> ShapeVerdict {
        let (left, right) = (answer.compactMap(\.label), truth.compactMap(\.label))
        let (values, goals) = (answer.map(\.value), truth.map(\.value))
        let isLeftOne = left.isEmpty || isOneLabel(left)
        let isRightOne = right.isEmpty || isOneLabel(right)
        if isLeftOne, isRightOne {
            if let x = left.first, let y = right.first, !isSameLabel(x, y) { return .undecided }
            return isOrdered(a, b) ? compareOrdered(values, goals) : compareUnordered(values, goals)
        }
        guard !left.isEmpty, !right.isEmpty else { return compareOrdered(values, goals) }
        guard left.count == answer.count, right.count == truth.count, left.count == right.count else {
            return .undecided
        }
        // Each name has its value; the same name twice has two.
        return compareUnordered(
            zip(left, values).map {
                Shape.sequence(Enclosure(open: 0x3C, close: 0x3E), [.builder($0, condition: $0), $1])
            },
            zip(right, goals).map {
                Shape.sequence(Enclosure(open: 0x3C, close: 0x3E), [.builder($0, condition: $0), $1])
            },
            by: { [self] x, y in
                guard case .sequence(_, let p) = x, case .sequence(_, let q) = y, case .builder(let m, _) = p[0],
                    case .builder(let n, _) = q[0]
                else { return .undecided }
                return isSameLabel(m, n) ? compare(p[1], q[1]) : .unequal(.members)
            })
    }

    func compareOrdered(_ answer: [Shape], _ truth: [Shape]) -> ShapeVerdict {
        guard answer.count == truth.count else { return .unequal(.members) }
        var isProved = true
        for (a, b) in zip(answer, truth) {
            switch compare(a, b) {
            case .equal: continue
            case .unequal: return .unequal(.members)
            case .undecided: isProved = false
            }
        }
        return isProved ? .equal(.members) : .undecided
    }

    /// One to one, whatever the order; what stands twice counts once.
    func compareUnordered(
        _ answer: [Shape], _ truth: [Shape], by compared: ((Shape, Shape) -> ShapeVerdict)? = nil
    ) -> ShapeVerdict {
        let compared = compared ?? { [self] in compare($0, $1) }
        guard answer.count * truth.count <= arena.limits.comparisons else { return .undecided }
        let (left, right) = (distinct(answer, compared), distinct(truth, compared))
        let verdicts = left.map { a in right.map { compared(a, $0) } }
        let isDecided = verdicts.allSatisfy { $0.allSatisfy { $0 != .undecided } }
        let isMatched =
            left.count == right.count && BipartiteMatching.isPerfect(verdicts.map { $0.map(\.isEqual) })
        return isMatched ? .equal(.members) : isDecided ? .unequal(.members) : .undecided
    }

    private func distinct(_ members: [Shape], _ compared: (Shape, Shape) -> ShapeVerdict) -> [Shape] {
        let numbers = policy.numbers
        policy.numbers = NumberPolicy(tolerance: .exact, percent: numbers.percent)
        defer { policy.numbers = numbers }
        var result: [Shape] = []
        for member in members where !result.contains(where: { compared($0, member).isEqual }) { result.append(member) }
        return result
    }

    // MARK: Families

    /// `k\pi, k \in \mathbb{Z}`: its members and its parameters; nil where no parameter is declared.
    private func family(_ shape: Shape) -> (members: [Shape], parameter: SymbolIndex)? {
        guard case .sequence(let enclosure, let members) = shape, enclosure.isBare else { return nil }
        var parameter: SymbolIndex?
        var rest: [Shape] = []
        for member in members {
            guard case .relation(let terms, [.member]) = member, case .scalar(let bound) = terms[0],
                case .named(UInt8(ascii: "Z")) = terms[1], arena.operation(of: bound.node) == .symbol
            else {
                rest.append(member)
                continue
            }
            guard parameter == nil else { return nil }
            parameter = arena.symbol(of: bound.node)
        }
        guard let parameter, !rest.isEmpty else { return nil }
        return (rest, parameter)
    }

    /// Families are one where a whole shift or a turned sign of the parameter makes them so.
    func compareFamilies(_ answer: Shape, _ truth: Shape) -> ShapeVerdict? {
        guard let left = family(answer), let right = family(truth) else { return nil }
        let (values, goals) = (left.members.compactMap(labelled), right.members.compactMap(labelled))
        guard values.count == left.members.count, goals.count == right.members.count else { return .undecided }
        if let a = values.first?.label, let b = goals.first?.label, !isSameLabel(a, b) { return .undecided }
        let verdict = compareUnordered(
            flattened(Enclosure(), values.map(\.value)), flattened(Enclosure(), goals.map(\.value))
        ) { [self] a, b in
            guard case .scalar(let x) = a, case .scalar(let y) = b else { return .undecided }
            return isOneFamily(x.node, left.parameter, y.node, right.parameter) ? .equal(.family) : .undecided
        }
        return verdict.isEqual ? .equal(.family) : .undecided
    }

    private func isOneFamily(
        _ a: NodeIndex, _ p: SymbolIndex, _ b: NodeIndex, _ q: SymbolIndex
    ) -> Bool {
        for sign in [1, -1] as [Int64] {
            for shift in -2...2 as ClosedRange<Int64> {
                let parameter = arena.sum(
                    arena.product(arena.integer(sign), arena.symbol(at: q)), arena.integer(shift))
                let moved = arena.substituting(p, with: parameter, in: a, fuel: &fuel)
                if engine.compare(moved, b, in: arena, fuel: &fuel).isEqual { return true }
            }
        }
        return false
    }
}

/// Whether every row of a square table can have a column of its own.
enum BipartiteMatching {
    /// By augmenting paths.
    ///
    /// - Complexity: O(n³) for n rows.
    static func isPerfect(_ isEdge: [[Bool]]) -> Bool {
        var owner = [Int](repeating: -1, count: isEdge.count)
        for row in isEdge.indices {
            var seen = [Bool](repeating: false, count: isEdge.count)
            guard augment(row, isEdge, &owner, &seen) else { return false }
        }
        return true
    }

    /// Recursion is as deep as there are rows, 64 at the most.
    private static func augment(_ row: Int, _ isEdge: [[Bool]], _ owner: inout [Int], _ seen: inout [Bool]) -> Bool {
        for column in isEdge[row].indices where isEdge[row][column] && !seen[column] {
            seen[column] = true
            if owner[column] < 0 || augment(owner[column], isEdge, &owner, &seen) {
                owner[column] = row
                return true
            }
        }
        return false
    }
}
