extension Shape {
    /// What kind of answer it is, in a word.
    public var kind: String {
        switch self {
        case .scalar(let value): value.unit.isEmpty ? value.number != nil ? "number" : "expression" : "quantity"
        case .sequence(let enclosure, _):
            enclosure.joint == .plusMinus
                ? "plus_minus"
                : enclosure.isBare
                    ? "list" : enclosure.open == 0x7B ? "set" : enclosure.open == 0x28 ? "tuple" : "brackets"
        case .relation: "relation"
        case .combination: "combined_sets"
        case .builder: "set_builder"
        case .named: "named_set"
        case .matrix: "matrix"
        case .ratio: "ratio"
        case .text: "text"
        }
    }

    /// The shape in plain text, its expressions in the form they were read in.
    ///
    /// - Parameter depth: brackets within brackets that are written; deeper ones are `…`.
    func text(in arena: ExpressionArena, depth: Int = 6) -> String {
        guard depth > 0 else { return "…" }
        func list(_ shapes: [Shape], _ separator: String = ", ") -> String {
            shapes.prefix(16).map { $0.text(in: arena, depth: depth - 1) }.joined(separator: separator)
                + (shapes.count > 16 ? separator + "…" : "")
        }
        switch self {
        case .scalar(let value):
            let signs = (value.isPercent ? "%" : "") + (value.isDegree ? "°" : "")
            let unit = value.unit.isEmpty ? "" : " " + String(decoding: value.unit, as: UTF8.self)
            return arena.text(of: value.node) + signs + unit
        case .sequence(let enclosure, let members):
            if enclosure.isBare { return list(members, enclosure.joint == .or ? " or " : ", ") }
            return
                "\(Character(UnicodeScalar(enclosure.open)))\(list(members))\(Character(UnicodeScalar(enclosure.close)))"
        case .relation(let terms, let signs):
            var text = terms.first?.text(in: arena, depth: depth - 1) ?? ""
            for (sign, term) in zip(signs, terms.dropFirst()) {
                text += " \(sign.text) \(term.text(in: arena, depth: depth - 1))"
            }
            return text
        case .combination(let operation, let sets):
            return list(sets, operation == .union ? " ∪ " : operation == .intersection ? " ∩ " : " ∖ ")
        case .builder(let head, let condition):
            return "{\(head.text(in: arena, depth: depth - 1)) | \(condition.text(in: arena, depth: depth - 1))}"
        case .named(let letter):
            return ["R": "ℝ", "Z": "ℤ", "N": "ℕ", "Q": "ℚ", "C": "ℂ", "0": "∅"][Character(UnicodeScalar(letter))] ?? "?"
        case .matrix(let rows):
            let cells = rows.prefix(8).map {
                $0.prefix(8).map { arena.text(of: $0, maxBytes: 40) }.joined(separator: ", ")
            }
            return "[\(cells.joined(separator: "; "))]"
        case .ratio(let parts): return list(parts, " : ")
        case .text(let bytes): return String(decoding: bytes.prefix(160), as: UTF8.self)
        }
    }
}

extension RelationSign {
    /// The sign as people write it.
    var text: String {
        switch self {
        case .equal: "="
        case .less: "<"
        case .lessOrEqual: "≤"
        case .greater: ">"
        case .greaterOrEqual: "≥"
        case .unequal: "≠"
        case .approximately: "≈"
        case .member: "∈"
        }
    }
}
