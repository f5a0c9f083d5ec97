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
        // A set is no tuple, though a set of one tuple is that tuple.
        if (a.open == 0x7B) != (b.open == 0x7B), a.open == UInt8(ascii: "(") || b.open == UInt8(ascii: "("),
            !a.isGroup, !b.isGroup
        {
            if a.open == 0x7B, answer.count == 1 { return compare(answer[0], .sequence(b, right)) }
            if b.open == 0x7B, truth.count == 1 { return compare(.sequence(a, left), truth[0]) }
            return .undecided
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
    func flattened(_ enclosure: Enclosure, _ members: [Shape]) -> [Shape] {
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
        // `x_1 = …, x_2 = …` are the roots of one unknown, whichever of them is named first.
        if let x = rootLetter(left), let y = rootLetter(right), x == y || x.isEmpty || y.isEmpty,
            [(left, isLeftOne), (right, isRightOne)].contains(where: { $0.1 && isWithoutIndex($0.0) })
        {
            return isOrdered(a, b) ? compareOrdered(values, goals) : compareUnordered(values, goals)
        }
        guard !left.isEmpty, !right.isEmpty else {
            guard (left + right).allSatisfy(isDroppable) else { return .undecided }
            return compareOrdered(values, goals)
        }
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

    /// The name whose indexed values all labels are, `x` for `x_1`, `x_{2}` and `x`; empty for no labels, nil for others.
    ///
    /// Only an unknown has roots: the terms `a_1, a_2` of a sequence are told apart.
    private func rootLetter(_ labels: [Shape]) -> [UInt8]? {
        guard let first = labels.first else { return [] }
        guard let letter = rootLetter(of: first), labels.allSatisfy({ rootLetter(of: $0) == letter }) else {
            return nil
        }
        return letter
    }

    /// Whether there are no labels, or the first is a letter without an index.
    private func isWithoutIndex(_ labels: [Shape]) -> Bool {
        guard let first = labels.first else { return true }
        guard case .scalar(let value) = first, let symbol = arena.symbol(of: value.node) else { return false }
        return arena.name(of: symbol).count == 1
    }

    private func rootLetter(of label: Shape) -> [UInt8]? {
        guard case .scalar(let value) = label, arena.operation(of: value.node) == .symbol,
            let symbol = arena.symbol(of: value.node)
        else { return nil }
        let name = Array(arena.name(of: symbol))
        guard let letter = name.first, "xyztuw".utf8.contains(letter) else { return nil }
        if name.count == 1 { return [letter] }
        guard name.count > 2, name[1] == UInt8(ascii: "_"), name[2...].allSatisfy(PlainNotation.isDigit) else {
            return nil
        }
        return [letter]
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
