/// A set of real numbers: intervals and points, from left to right.
struct Region {
    /// One interval; a point where both ends are one node.
    struct Piece {
        var low: NodeIndex
        var high: NodeIndex
        var isLowClosed: Bool
        var isHighClosed: Bool
    }

    var pieces: [Piece]
    /// What the numbers are values of, where it is named and not bound.
    var variable: NodeIndex?
}

extension AnswerComparer {
    /// −1, 0 or 1; nil where the order of two ends is not proved.
    func order(_ a: NodeIndex, _ b: NodeIndex) -> Int? {
        let (left, right) = (arena.infinitySign(of: a), arena.infinitySign(of: b))
        if left != nil || right != nil {
            let (x, y) = (left ?? 0, right ?? 0)
            return x == y ? 0 : x < y ? -1 : 1
        }
        switch engine.order(a, b, in: arena, fuel: &fuel) {
        case .less: return -1
        case .equal: return 0
        case .greater: return 1
        case .undecided: return engine.compare(a, b, in: arena, fuel: &fuel).isEqual ? 0 : nil
        }
    }

    /// The set an answer means; nil where it means none.
    ///
    /// - Parameter isPair: whether `(a, b)` may be an interval here.
    func region(_ shape: Shape, isPair: Bool = true) -> Region? {
        switch shape {
        case .sequence(let enclosure, let members): return region(enclosure, members, isPair: isPair)
        case .relation(let terms, let signs): return region(terms, signs)
        case .combination(let operation, let sets):
            let regions = sets.compactMap { region($0) ?? points($0) }
            guard regions.count == sets.count, var total = regions.first else { return nil }
            for next in regions.dropFirst() {
                let other = operation == .difference ? complement(next) : next
                guard let other, let joined = operation == .union ? union(total, other) : intersection(total, other)
                else { return nil }
                total = joined
            }
            return total
        case .builder(let head, let condition):
            guard case .scalar(let bound) = builderHead(head), var region = region(condition) else { return nil }
            if let variable = region.variable {
                guard isSame(bound.node, variable) else { return nil }
            }
            region.variable = nil
            return integersAlone(head) ? wholeNumbers(in: region) : region
        case .named(UInt8(ascii: "R")): return Region(pieces: [everything])
        case .named(0x30): return Region(pieces: [])
        default: return nil
        }
    }

    /// `x` of `x \in \mathbb{R}` before the bar of a set-builder.
    private func builderHead(_ head: Shape) -> Shape {
        if case .relation(let terms, [.member]) = head, terms.count == 2, case .named(let set) = terms[1],
            set == UInt8(ascii: "R") || set == UInt8(ascii: "Z")
        {
            return terms[0]
        }
        return head
    }

    private func integersAlone(_ head: Shape) -> Bool {
        if case .relation(let terms, [.member]) = head, case .named(UInt8(ascii: "Z")) = terms[1] {
            true
        } else {
            false
        }
    }

    /// The whole numbers of bounded intervals, as points; nil where there are too many or an end is no small number.
    private func wholeNumbers(in region: Region) -> Region? {
        var points: [Region.Piece] = []
        for piece in region.pieces {
            guard let low = arena.smallValue(of: piece.low), let high = arena.smallValue(of: piece.high) else {
                return nil
            }
            let (first, last) = (low.ceiling.numerator, high.floor.numerator)
            let (distance, overflow) = last.subtractingReportingOverflow(first)
            guard !overflow, distance < Int64(arena.limits.setMembers) else { return nil }
            guard distance >= 0 else { continue }
            for value in first...last {
                let isEnd =
                    (low.isInteger && value == first && !piece.isLowClosed)
                    || (high.isInteger && value == last && !piece.isHighClosed)
                guard !isEnd else { continue }
                let node = arena.integer(value)
                points.append(Region.Piece(low: node, high: node, isLowClosed: true, isHighClosed: true))
            }
        }
        return points.count <= arena.limits.setMembers ? Region(pieces: points) : nil
    }

    private var everything: Region.Piece {
        Region.Piece(
            low: arena.negation(arena.infinity()), high: arena.infinity(), isLowClosed: false, isHighClosed: false)
    }

    func points(_ shape: Shape) -> Region? {
        guard case .sequence(let enclosure, let members) = shape, enclosure.open == UInt8(ascii: "{") else {
            return nil
        }
        var pieces: [Region.Piece] = []
        for member in members {
            guard case .scalar(let value) = member else { return nil }
            pieces.append(
                Region.Piece(low: value.node, high: value.node, isLowClosed: true, isHighClosed: true))
        }
        return sorted(Region(pieces: pieces))
    }

    private func region(_ enclosure: Enclosure, _ members: [Shape], isPair: Bool) -> Region? {
        if enclosure.isInterval, members.count == 2, case .scalar(let low) = members[0],
            case .scalar(let high) = members[1]
        {
            guard isPair || enclosure.open != UInt8(ascii: "(") || enclosure.close != UInt8(ascii: ")") else {
                return nil
            }
            if let order = order(low.node, high.node), order > 0 { return nil }
            return Region(pieces: [
                Region.Piece(
                    low: low.node, high: high.node, isLowClosed: enclosure.open == UInt8(ascii: "["),
                    isHighClosed: enclosure.close == UInt8(ascii: "]"))
            ])
        }
        guard enclosure.isBare, enclosure.joint != .semicolon, enclosure.joint != .plusMinus else { return nil }
        var total: Region?
        for member in members {
            guard let next = region(member, isPair: false) else { return nil }
            guard let sum = total else {
                total = next
                continue
            }
            if let a = sum.variable, let b = next.variable {
                guard isSame(a, b) else { return nil }
            }
            guard var joined = enclosure.joint == .or ? union(sum, next) : intersection(sum, next) else { return nil }
            joined.variable = sum.variable ?? next.variable
            total = joined
        }
        return total
    }

    private func region(_ terms: [Shape], _ signs: [RelationSign]) -> Region? {
        if signs == [.member], case .scalar(let variable) = terms[0] {
            guard var set = region(terms[1]) else { return nil }
            set.variable = variable.node
            return set
        }
        // `x \ne \pm 1`: neither of the two.
        if signs == [.unequal], case .sequence(let enclosure, let values) = terms[1], enclosure.joint == .plusMinus {
            return region(Enclosure(joint: .and), values.map { .relation([terms[0], $0], signs) }, isPair: false)
        }
        var nodes: [NodeIndex] = []
        for term in terms {
            guard case .scalar(let value) = term, value.unit.isEmpty else { return nil }
            nodes.append(value.node)
        }
        if signs == [.unequal], nodes.count == 2 {
            guard let (variable, value) = variable(nodes[0], nodes[1]) else { return nil }
            var region = complement(
                Region(pieces: [Region.Piece(low: value, high: value, isLowClosed: true, isHighClosed: true)]))
            region?.variable = variable
            return region
        }
        guard signs.allSatisfy(\.isOrder) else { return nil }
        if nodes.count == 2 { return halfLine(nodes[0], signs[0], nodes[1]) }
        guard nodes.count == 3, isVariable(nodes[1]) else { return nil }
        let isRising = signs[0] == .less || signs[0] == .lessOrEqual
        guard isRising == (signs[1] == .less || signs[1] == .lessOrEqual) else { return nil }
        let (low, high) = isRising ? (nodes[0], nodes[2]) : (nodes[2], nodes[0])
        let (first, last) = isRising ? (signs[0], signs[1]) : (signs[1], signs[0])
        let piece = Region.Piece(low: low, high: high, isLowClosed: !first.isStrict, isHighClosed: !last.isStrict)
        if arena.operation(of: nodes[1]) == .absolute, let inner = arena.operands(of: nodes[1]).first {
            guard
                let mirrored = union(
                    Region(pieces: [piece]),
                    Region(pieces: [
                        Region.Piece(
                            low: arena.negation(high), high: arena.negation(low), isLowClosed: piece.isHighClosed,
                            isHighClosed: piece.isLowClosed)
                    ]))
            else { return nil }
            return Region(pieces: mirrored.pieces, variable: inner)
        }
        return Region(pieces: [piece], variable: nodes[1])
    }

    /// A symbol, the value of an unknown function or the magnitude of one.
    private func isVariable(_ node: NodeIndex) -> Bool {
        switch arena.operation(of: node) {
        case .symbol, .application: true
        case .absolute: arena.operands(of: node).first.map { arena.operation(of: $0) == .symbol } ?? false
        default: false
        }
    }

    private func variable(_ a: NodeIndex, _ b: NodeIndex) -> (NodeIndex, NodeIndex)? {
        if isVariable(a), !arena.hasSymbol(b) { return (a, b) }
        return isVariable(b) && !arena.hasSymbol(a) ? (b, a) : nil
    }

    private func halfLine(_ left: NodeIndex, _ sign: RelationSign, _ right: NodeIndex) -> Region? {
        let isLeft = isVariable(left) && !isVariable(right)
        guard isLeft || isVariable(right) else { return nil }
        let (variable, value) = isLeft ? (left, right) : (right, left)
        let sign = isLeft ? sign : sign.flipped
        let isUpper = sign == .less || sign == .lessOrEqual
        if arena.operation(of: variable) == .absolute, let inner = arena.operands(of: variable).first {
            let opposite = arena.negation(value)
            let inside = Region.Piece(
                low: opposite, high: value, isLowClosed: sign.isStrict != isUpper,
                isHighClosed: sign.isStrict != isUpper)
            guard var region = isUpper ? Region(pieces: [inside]) : complement(Region(pieces: [inside])) else {
                return nil
            }
            region.variable = inner
            return region
        }
        let infinity = isUpper ? arena.negation(arena.infinity()) : arena.infinity()
        return Region(
            pieces: [
                isUpper
                    ? Region.Piece(low: infinity, high: value, isLowClosed: false, isHighClosed: !sign.isStrict)
                    : Region.Piece(low: value, high: infinity, isLowClosed: !sign.isStrict, isHighClosed: false)
            ], variable: variable)
    }

    // MARK: Algebra

    private func sorted(_ region: Region) -> Region? {
        guard region.pieces.count <= arena.limits.setMembers else { return nil }
        var result: [Region.Piece] = []
        for piece in region.pieces {
            var at = result.count
            while at > 0 {
                guard let order = order(result[at - 1].low, piece.low) else { return nil }
                if order < 0 || (order == 0 && result[at - 1].isLowClosed) { break }
                at -= 1
            }
            result.insert(piece, at: at)
        }
        var merged: [Region.Piece] = []
        for piece in result {
            guard let last = merged.last, let gap = order(last.high, piece.low) else {
                if !merged.isEmpty { return nil }
                merged.append(piece)
                continue
            }
            guard gap > 0 || (gap == 0 && (last.isHighClosed || piece.isLowClosed)) else {
                merged.append(piece)
                continue
            }
            guard let ends = order(last.high, piece.high) else { return nil }
            if ends < 0 {
                merged[merged.count - 1].high = piece.high
                merged[merged.count - 1].isHighClosed = piece.isHighClosed
            } else if ends == 0 {
                merged[merged.count - 1].isHighClosed = last.isHighClosed || piece.isHighClosed
            }
        }
        return Region(pieces: merged, variable: region.variable)
    }

    func union(_ a: Region, _ b: Region) -> Region? {
        sorted(Region(pieces: a.pieces + b.pieces, variable: a.variable ?? b.variable))
    }

    func complement(_ region: Region) -> Region? {
        guard let region = sorted(region) else { return nil }
        var pieces: [Region.Piece] = []
        var (low, isClosed) = (arena.negation(arena.infinity()), false)
        for piece in region.pieces {
            guard let order = order(low, piece.low) else { return nil }
            if order < 0 || (order == 0 && isClosed && !piece.isLowClosed) {
                pieces.append(
                    Region.Piece(low: low, high: piece.low, isLowClosed: isClosed, isHighClosed: !piece.isLowClosed))
            }
            (low, isClosed) = (piece.high, !piece.isHighClosed)
        }
        if arena.infinitySign(of: low) != 1 {
            pieces.append(Region.Piece(low: low, high: arena.infinity(), isLowClosed: isClosed, isHighClosed: false))
        }
        return Region(pieces: pieces, variable: region.variable)
    }

    func intersection(_ a: Region, _ b: Region) -> Region? {
        guard let left = complement(a), let right = complement(b), let both = union(left, right),
            var result = complement(both)
        else { return nil }
        result.variable = a.variable ?? b.variable
        return result
    }
}
