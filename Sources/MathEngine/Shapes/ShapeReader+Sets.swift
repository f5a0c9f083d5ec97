extension ShapeReader {
    /// `-5 \le x \le 1 \cup x \ge 3`: relations that a sign of sets joins; nil where sets are joined in one relation.
    mutating func joinedRelations(_ range: Range<Int>, _ scan: ShapeScanner) -> Shape? {
        for (kind, joint) in [(ShapeScanner.Kind.union, Enclosure.Joint.or), (.intersection, .and)] where scan.has(kind)
        {
            let items = parts(range, scan.marks.filter { $0.kind == kind })
            guard items.count <= arena.limits.setMembers, !items.contains(where: \.isEmpty) else { return nil }
            for item in items {
                let isRelation = ShapeScanner(bytes, in: item).marks.contains {
                    if case .relation(let sign) = $0.kind {
                        sign.isOrder || sign == .unequal || sign == .equal
                    } else {
                        false
                    }
                }
                if !isRelation { return nil }
            }
            return .sequence(Enclosure(joint: joint), items.map { read($0, inBrackets: false) })
        }
        return nil
    }

    /// `k \in Z`: a set of numbers by its letter alone.
    func letterSet(_ range: Range<Int>) -> Shape? {
        if let named = named(range) { return named }
        guard range.count == 1, "RZNQC".utf8.contains(bytes[range.lowerBound]) else { return nil }
        return .named(bytes[range.lowerBound])
    }

    /// One side of a union or difference: a letter is a set here, braces are those of a set.
    mutating func setOperand(_ range: Range<Int>) -> Shape {
        if let set = letterSet(range) { return set }
        if range.count > 2, bytes[range.lowerBound] == UInt8(ascii: "{"),
            bytes[range.upperBound - 1] == UInt8(ascii: "}"),
            ShapeScanner(bytes, in: (range.lowerBound + 1)..<(range.upperBound - 1)).isBalanced
        {
            let inner = (range.lowerBound + 1)..<(range.upperBound - 1)
            let marks = ShapeScanner(bytes, in: inner).marks.filter { $0.kind == .comma || $0.kind == .semicolon }
            let items = parts(inner, marks)
            members += items.count
            if !items.contains(where: \.isEmpty), members <= arena.limits.setMembers {
                return .sequence(
                    Enclosure(open: UInt8(ascii: "{"), close: UInt8(ascii: "}")),
                    items.map { read($0, inBrackets: true) })
            }
        }
        return read(range, inBrackets: false)
    }

    /// Whether bare braces hold a set-builder: a letter, perhaps with its set, before the bar or colon.
    func isBuilderHead(_ inner: Range<Int>, _ scan: ShapeScanner) -> Bool {
        guard let bar = scan.marks.first(where: { $0.kind == .bar || $0.kind == .colon }) else { return false }
        let head = trimmed(inner.lowerBound..<bar.range.lowerBound)
        guard let first = head.first, PlainNotation.isLetter(bytes[first]) else { return false }
        if head.count == 1 { return true }
        return trimmed((first + 1)..<head.upperBound).count > 3
            && bytes[trimmed((first + 1)..<head.upperBound)].starts(with: "\\in".utf8)
    }

    /// `(1, 2)^T` is the vector in brackets.
    func withoutTransposition(_ range: Range<Int>) -> Range<Int> {
        for suffix in ["^T", "^{T}", "^{\\top}", "^\\top", "^{\\text{T}}", "^\\text{T}"] {
            let width = suffix.utf8.count
            guard range.count > width + 2, bytes[range].suffix(width).elementsEqual(suffix.utf8) else { continue }
            let rest = trimmed(range.lowerBound..<(range.upperBound - width))
            if let last = rest.last, bytes[last] == UInt8(ascii: ")") || bytes[last] == UInt8(ascii: "]") {
                return rest
            }
        }
        return range
    }

    /// `3 to 4`: a ratio in words, where whole numbers stand on both sides.
    mutating func spokenRatio(_ range: Range<Int>) -> Shape? {
        guard range.count <= 24, let space = bytes[range].firstIndex(of: UInt8(ascii: " ")),
            bytes[space..<range.upperBound].starts(with: " to ".utf8)
        else { return nil }
        let (left, right) = (range.lowerBound..<space, (space + 4)..<range.upperBound)
        guard !right.isEmpty, (Array(left) + Array(right)).allSatisfy({ PlainNotation.isDigit(bytes[$0]) }) else {
            return nil
        }
        let items = [left, right].compactMap { scalar($0, groupsByComma: false) }
        return items.count == 2 ? .ratio(items) : nil
    }
}
