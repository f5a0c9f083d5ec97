/// A value and what it is the value of.
struct LabelledValue {
    /// What stands before the equals sign; nil for none.
    let label: Shape?
    let value: Shape
}

extension AnswerComparer {
    /// `x = 5`, `f(x) = 2x = …`: the label and the value; nil where the equation is one of its own.
    func labelled(_ shape: Shape) -> LabelledValue? {
        guard case .relation(let terms, let signs) = shape else { return LabelledValue(label: nil, value: shape) }
        // `x \in \{1, 2\}` says what x is.
        if signs == [.member], case .sequence(let set, _) = terms[1], set.open == UInt8(ascii: "{"), isLabel(terms[0]) {
            return LabelledValue(label: terms[0], value: terms[1])
        }
        guard signs.allSatisfy({ $0 == .equal || $0 == .approximately }) else { return nil }
        let isLabelled = isLabel(terms[0]) && !terms.dropFirst().contains { shares(terms[0], $0) }
        let values = isLabelled ? Array(terms.dropFirst()) : terms
        // A chain is one value where all its constants agree (STEM 3).
        for (a, b) in zip(values, values.dropFirst()) where !agrees(a, b) { return nil }
        guard let value = values.first else { return nil }
        return LabelledValue(label: isLabelled ? terms[0] : nil, value: value)
    }

    /// Whether the label's own symbol stands in the value.
    private func shares(_ label: Shape, _ value: Shape) -> Bool {
        guard case .scalar(let name) = label, case .scalar(let other) = value,
            arena.operation(of: name.node) == .symbol, let symbol = arena.symbol(of: name.node)
        else { return false }
        return !arena.symbols(in: other.node).isDisjoint(with: SymbolSet(symbol))
    }

    private func agrees(_ a: Shape, _ b: Shape) -> Bool {
        guard case .scalar(let left) = a, case .scalar(let right) = b else { return false }
        return compare(left, right).isEqual || compare(right, left).isEqual
    }

    /// Whether constants that a chain equates are proved to differ.
    func isFalseChain(_ shape: Shape) -> Bool {
        guard case .relation(let terms, let signs) = shape else { return false }
        for (index, sign) in signs.enumerated() {
            guard case .scalar(let left) = terms[index], case .scalar(let right) = terms[index + 1],
                !arena.hasSymbol(left.node), !arena.hasSymbol(right.node)
            else { continue }
            if sign == .equal, compare(left, right).isUnequal, compare(right, left).isUnequal { return true }
            if sign == .approximately, !compare(left, right).isEqual, !isNear(left, right) { return true }
        }
        return false
    }

    /// Whether a shape, or one of the members in it, is a false chain.
    ///
    /// - Complexity: O(members), and a comparison for each equation between constants.
    func holdsFalseChain(_ shape: Shape) -> Bool {
        switch shape {
        case .sequence(_, let members), .combination(_, let members): members.contains(where: holdsFalseChain)
        default: isFalseChain(shape)
        }
    }

    /// Whether a decimal behind ≈ agrees to its printed digits.
    private func isNear(_ exact: Scalar, _ printed: Scalar) -> Bool {
        guard let numeral = arena.numeral(of: printed.node) else { return false }
        return engine.rounds(exact.node, to: printed.node, place: numeral.lastPlace, in: arena, fuel: &fuel) == .within
    }

    /// A variable, a value of a function, a segment, a ratio of those, a tuple of variables, or words.
    func isLabel(_ shape: Shape) -> Bool {
        switch shape {
        case .scalar(let value): value.unit.isEmpty && isName(value.node)
        case .sequence(let enclosure, let members): enclosure.isOrdered && members.allSatisfy(isLabel)
        case .ratio(let parts): parts.allSatisfy(isLabel)
        case .text(let bytes):
            // `P(X=2)` names a value whatever stands in it.
            bytes.count <= 40
                && (!bytes.contains(where: PlainNotation.isDigit)
                    || (bytes.starts(with: "P(".utf8) && bytes.last == 0x29))
        default: false
        }
    }

    /// Whether a label may go where the other side has none.
    func isDroppable(_ label: Shape) -> Bool {
        if case .text(let bytes) = label { return bytes.last != UInt8(ascii: ":") }
        return true
    }

    private func isName(_ node: NodeIndex) -> Bool {
        let (first, second) = arena.operands(of: node)
        switch arena.operation(of: node) {
        case .symbol, .application: return true
        case .power:
            // A variance.
            guard let first, let symbol = arena.symbol(of: first) else { return false }
            return arena.name(of: symbol).elementsEqual("\\sigma".utf8) && second.map(arena.hasSymbol) == false
        case .absolute: return first.map(isName) ?? false
        case .sine, .cosine, .tangent, .cotangent:
            return first.map { arena.operation(of: $0) == .symbol } ?? false
        case .multiply, .divide:
            // `AB`, `\frac{NO}{BO}`: capitals are points.
            return [first, second].allSatisfy { $0.map(isSegment) ?? false }
        default: return false
        }
    }

    private func isSegment(_ node: NodeIndex) -> Bool {
        if let symbol = arena.symbol(of: node), arena.operation(of: node) == .symbol {
            return arena.name(of: symbol).first.map { $0 &- 0x41 < 26 } ?? false
        }
        guard arena.operation(of: node) == .multiply else { return false }
        let (first, second) = arena.operands(of: node)
        return [first, second].allSatisfy { $0.map(isSegment) ?? false }
    }

    // MARK: Comparing

    /// Equations, inequalities and labelled values; nil where neither side is one.
    func compareRelations(_ answer: Shape, _ truth: Shape) -> ShapeVerdict? {
        let (isLeft, isRight) = (isRelation(answer), isRelation(truth))
        guard isLeft || isRight else { return nil }
        let (left, right) = (labelled(answer), labelled(truth))
        if let left, let right {
            guard let a = left.label, let b = right.label else {
                // A word before a colon that is in no list is dropped only where both sides carry labels (STEM 8).
                if let only = left.label ?? right.label, !isDroppable(only) { return .undecided }
                if isLeft != isRight || left.label == nil || right.label == nil {
                    return compare(left.value, right.value)
                }
                return .undecided
            }
            if isSameLabel(a, b) { return compare(left.value, right.value) }
            if let renamed = renamed(a, left.value, b, right.value) { return renamed }
        }
        guard case .relation(let x, let p) = answer, case .relation(let y, let q) = truth, p.count == 1, q.count == 1,
            case .scalar(let a) = x[0], case .scalar(let b) = x[1], case .scalar(let c) = y[0],
            case .scalar(let d) = y[1]
        else { return .undecided }
        return compareRelation(a.node, p[0], b.node, with: c.node, q[0], d.node)
    }

    private func isRelation(_ shape: Shape) -> Bool { if case .relation = shape { true } else { false } }

    func isSameLabel(_ a: Shape, _ b: Shape) -> Bool {
        switch (a, b) {
        case (.scalar(let left), .scalar(let right)): return isSame(left.node, right.node)
        case (.sequence(_, let left), .sequence(_, let right)):
            return left.count == right.count && zip(left, right).allSatisfy(isSameLabel)
        case (.text(let left), .text(let right)):
            return ShapeReader.canonicalLabel(left) == ShapeReader.canonicalLabel(right)
        default: return false
        }
    }

    /// Whether two names are one: the same symbol, or equal expressions.
    func isSame(_ a: NodeIndex, _ b: NodeIndex) -> Bool {
        if arena.operation(of: a) == .symbol, arena.operation(of: b) == .symbol {
            return arena.symbol(of: a) == arena.symbol(of: b)
        }
        return engine.compare(a, b, in: arena, fuel: &fuel).isEqual
    }

    /// `f(n) = 2n` against `f(m) = 2m`, `y = 2x` against `f(x) = 2x`; nil where the labels are of other kinds.
    private func renamed(_ a: Shape, _ left: Shape, _ b: Shape, _ right: Shape) -> ShapeVerdict? {
        guard case .scalar(let first) = a, case .scalar(let second) = b, case .scalar(let value) = left,
            case .scalar(let goal) = right
        else { return nil }
        let (p, q) = (arena.operation(of: first.node), arena.operation(of: second.node))
        if p == .application, q == .application {
            guard arena.symbol(of: first.node) == arena.symbol(of: second.node),
                let x = arena.operands(of: first.node).first, let y = arena.operands(of: second.node).first,
                arena.operation(of: x) == .symbol, arena.operation(of: y) == .symbol, let bound = arena.symbol(of: x),
                let other = arena.symbol(of: y),
                // Neither letter may mean something else on the other side.
                arena.symbols(in: goal.node).isDisjoint(with: SymbolSet(bound)),
                arena.symbols(in: value.node).isDisjoint(with: SymbolSet(other))
            else { return nil }
            let renamed = arena.substituting(bound, with: y, in: value.node, fuel: &fuel)
            return verdict(renamed, goal.node, .relation)
        }
        if let verdict = renamedIndex(first.node, value.node, second.node, goal.node) { return verdict }
        guard p == .application || q == .application,
            let name = arena.symbol(of: p == .symbol ? first.node : second.node),
            p == .symbol || q == .symbol, arena.name(of: name).elementsEqual("y".utf8)
        else { return nil }
        return verdict(value.node, goal.node, .relation)
    }

    /// `a_n = 2n` against `a_k = 2k`: terms of a sequence, by the letter of their index; nil for other labels.
    private func renamedIndex(
        _ a: NodeIndex, _ value: NodeIndex, _ b: NodeIndex, _ goal: NodeIndex
    ) -> ShapeVerdict? {
        guard arena.operation(of: a) == .symbol, arena.operation(of: b) == .symbol, let left = arena.symbol(of: a),
            let right = arena.symbol(of: b)
        else { return nil }
        let (x, y) = (Array(arena.name(of: left)), Array(arena.name(of: right)))
        guard x.count == 3, y.count == 3, x[0] == y[0], x[1] == UInt8(ascii: "_"), y[1] == x[1],
            PlainNotation.isLetter(x[2]), PlainNotation.isLetter(y[2]), x[2] != y[2],
            let bound = arena.symbolIndex(named: [x[2]]), let other = arena.symbolIndex(named: [y[2]]),
            arena.symbols(in: goal).isDisjoint(with: SymbolSet(bound)),
            arena.symbols(in: value).isDisjoint(with: SymbolSet(other))
        else { return nil }
        let renamed = arena.substituting(bound, with: arena.symbol(at: other), in: value, fuel: &fuel)
        return verdict(renamed, goal, .relation)
    }

    private func compareRelation(
        _ a: NodeIndex, _ p: RelationSign, _ b: NodeIndex, with c: NodeIndex, _ q: RelationSign, _ d: NodeIndex
    ) -> ShapeVerdict {
        guard p.isOrder == q.isOrder, p.isStrict == q.isStrict else {
            return p.isOrder && q.isOrder ? .unequal(.relation) : .undecided
        }
        guard p.isOrder || p == q else { return .undecided }
        // Greater is "left less right is positive".
        let isLeftUp = !(p == .less || p == .lessOrEqual)
        let isRightUp = !(q == .less || q == .lessOrEqual)
        var left = isLeftUp ? arena.difference(a, b) : arena.difference(b, a)
        var right = isRightUp ? arena.difference(c, d) : arena.difference(d, c)
        if !p.isOrder {
            left = cleared(left)
            right = cleared(right)
        }
        switch engine.ratio(of: left, to: right, in: arena, fuel: &fuel) {
        case .positiveConstant: return .equal(.relation)
        case .negativeConstant, .constant: return p.isOrder ? .unequal(.relation) : .equal(.relation)
        case .notConstant: return .unequal(.relation)
        case .undecided, .outOfFuel: return .undecided
        }
    }

    /// The left side of an equation `f = 0` times its denominators (STEM 10), each once.
    private func cleared(_ node: NodeIndex) -> NodeIndex {
        var denominators: [NodeIndex] = []
        collect(node, &denominators, depth: 0)
        var distinct: [NodeIndex] = []
        for denominator in denominators.prefix(8) where arena.hasSymbol(denominator) {
            if !distinct.contains(where: { engine.compare($0, denominator, in: arena, fuel: &fuel).isEqual }) {
                distinct.append(denominator)
            }
        }
        return distinct.reduce(node) { arena.product($0, $1) }
    }

    /// The denominators of the summands and factors of an expression.
    private func collect(_ node: NodeIndex, _ found: inout [NodeIndex], depth: Int) {
        guard depth < 32, found.count < 8 else { return }
        let (first, second) = arena.operands(of: node)
        switch arena.operation(of: node) {
        case .add, .multiply:
            if let first { collect(first, &found, depth: depth + 1) }
            if let second { collect(second, &found, depth: depth + 1) }
        case .negate: if let first { collect(first, &found, depth: depth + 1) }
        case .divide:
            if let first { collect(first, &found, depth: depth + 1) }
            if let second { found.append(second) }
        default: break
        }
    }
}
