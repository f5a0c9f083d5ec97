/// Values that a parameter runs through: `x = k\pi, k \in \mathbb{Z}`.
struct Family {
    /// The members, labelled or not.
    var members: [Shape]
    /// The letter that takes every whole value.
    let parameter: SymbolIndex
}

extension AnswerComparer {
    /// Letters that are read as a parameter beside a declared one: `k\pi` against `n\pi, n \in \mathbb{Z}`.
    private static let parameters = "knmlt"

    /// `k\pi, k \in \mathbb{Z}` and `\{k\pi \mid k \in \mathbb{Z}\}`; nil where no parameter is declared.
    private func family(_ shape: Shape) -> Family? {
        switch shape {
        case .sequence(let enclosure, let members) where enclosure.isBare: return family(of: members)
        case .builder(let head, let condition):
            // `\{n \in \mathbb{Z} \mid …\}` picks whole numbers, it is no family of them.
            if case .relation = head { return nil }
            var conditions = [condition]
            if case .sequence(let enclosure, let members) = condition, enclosure.isBare { conditions = members }
            guard let found = family(of: [head] + conditions) else { return nil }
            // `\{x \mid x = k\pi, …\}`: the members are what x equals.
            let values = found.members.dropFirst()
            guard !values.isEmpty else { return found }
            let isValue = values.allSatisfy { value in
                guard let labelled = labelled(value), let label = labelled.label else { return false }
                return isSameLabel(label, head)
            }
            return isValue ? Family(members: Array(values), parameter: found.parameter) : nil
        default: return nil
        }
    }

    private func family(of members: [Shape]) -> Family? {
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
        return Family(members: rest, parameter: parameter)
    }

    /// A value with exactly one letter, one of those parameters have.
    private func undeclared(_ shape: Shape) -> Family? {
        var members = [shape]
        if case .sequence(let enclosure, let values) = shape, enclosure.isBare { members = values }
        var found: SymbolSet = []
        for member in members {
            guard case .scalar(let value) = labelled(member)?.value ?? member else { return nil }
            found.formUnion(arena.symbols(in: value.node))
        }
        guard found.count == 1, let letter = found.members.first, arena.name(of: letter).count == 1,
            let name = arena.name(of: letter).first, Self.parameters.utf8.contains(name)
        else { return nil }
        return Family(members: members, parameter: letter)
    }

    /// Families are one where a whole shift or a turned sign of the parameter makes them so.
    func compareFamilies(_ answer: Shape, _ truth: Shape) -> ShapeVerdict? {
        let declared = (family(answer), family(truth))
        guard declared.0 != nil || declared.1 != nil else { return nil }
        guard let left = declared.0 ?? undeclared(answer), let right = declared.1 ?? undeclared(truth) else {
            return .undecided
        }
        let (values, goals) = (left.members.compactMap(labelled), right.members.compactMap(labelled))
        guard values.count == left.members.count, goals.count == right.members.count else { return .undecided }
        if let a = values.first?.label, let b = goals.first?.label, !isSameLabel(a, b) { return .undecided }
        let verdict = compareUnordered(
            flattened(Enclosure(), values.map(\.value)), flattened(Enclosure(), goals.map(\.value))
        ) { [self] a, b in
            isOneFamily(a, left.parameter, b, right.parameter) ? .equal(.family) : .undecided
        }
        return verdict.isEqual ? .equal(.family) : .undecided
    }

    private func isOneFamily(_ a: Shape, _ p: SymbolIndex, _ b: Shape, _ q: SymbolIndex) -> Bool {
        let tolerance = policy.numbers
        policy.numbers = NumberPolicy(tolerance: .exact, percent: tolerance.percent)
        defer { policy.numbers = tolerance }
        for sign in [1, -1] as [Int64] {
            for shift in [0, 1, -1, 2, -2] as [Int64] {
                let parameter = arena.sum(
                    arena.product(arena.integer(sign), arena.symbol(at: q)), arena.integer(shift))
                guard let moved = substituting(p, with: parameter, in: a) else { return false }
                if compare(moved, b).isEqual { return true }
            }
        }
        return false
    }

    /// A value, interval or tuple with a symbol replaced; nil for shapes that hold none.
    private func substituting(_ symbol: SymbolIndex, with node: NodeIndex, in shape: Shape) -> Shape? {
        switch shape {
        case .scalar(var value):
            value = Scalar(
                node: arena.substituting(symbol, with: node, in: value.node, fuel: &fuel), number: nil,
                isPercent: value.isPercent, isDegree: value.isDegree, unit: value.unit)
            return .scalar(value)
        case .sequence(let enclosure, let members):
            let moved = members.compactMap { substituting(symbol, with: node, in: $0) }
            return moved.count == members.count ? .sequence(enclosure, moved) : nil
        case .combination(let operation, let sets):
            let moved = sets.compactMap { substituting(symbol, with: node, in: $0) }
            return moved.count == sets.count ? .combination(operation, moved) : nil
        case .relation(let terms, let signs):
            let moved = terms.compactMap { substituting(symbol, with: node, in: $0) }
            return moved.count == terms.count ? .relation(moved, signs) : nil
        case .named: return shape
        default: return nil
        }
    }
}
