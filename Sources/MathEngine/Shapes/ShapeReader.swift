/// Reads the shape of an answer from plain notation; whatever it cannot read is a text.
struct ShapeReader {
    let bytes: [UInt8]
    let arena: ExpressionArena
    let policy: AnswerPolicy
    var members = 0
    private var depth = 0

    init(_ bytes: [UInt8], arena: ExpressionArena, policy: AnswerPolicy) {
        self.bytes = ReversedBrackets.rewritten(IntegerCondition.rewritten(AnswerPhrase.stripped(bytes)))
        self.arena = arena
        self.policy = policy
    }

    /// Reads a whole answer: frames are taken off first.
    ///
    /// - Complexity: O(n · d) for brackets nested d deep, d bounded by the arena's limits.
    mutating func whole() -> Shape {
        read(bytes.indices, inBrackets: false)
    }

    func text(_ range: Range<Int>) -> Shape { .text(ComparableText.bytes(of: bytes, in: range)) }

    /// A list with more members than are compared: too large where they are numbers or symbols, prose with commas else.
    private func tooMany(_ range: Range<Int>, _ items: [Range<Int>]) -> Shape {
        let isPlain = items.allSatisfy { item in item.count <= 24 && !item.contains { bytes[$0] == UInt8(ascii: " ") } }
        if isPlain { arena.isTooLarge = true }
        return text(range)
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let last = range.last, isSpace(bytes[last]) { range.removeLast() }
        while let first = range.first, isSpace(bytes[first]) { range.removeFirst() }
        return range
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == 0x0A }

    mutating func read(_ untrimmed: Range<Int>, inBrackets: Bool) -> Shape {
        var range = trimmed(untrimmed)
        depth += 1
        defer { depth -= 1 }
        guard !range.isEmpty, depth <= arena.limits.depth else { return text(range) }
        if let last = range.last, range.count > 1, bytes[last] == UInt8(ascii: "."), bytes[last - 1] != bytes[last] {
            range = trimmed(range.dropLast().indices)
        }
        if let words = WordReading.shape(bytes[range]) { return words }
        if let time = TimeOfDay.text(bytes[range]) { return .text(time) }
        if let cases = cases(range) { return cases }
        if let condition = trailingCondition(range) { return condition }
        if let point = namedPoint(range) { return point }
        let scan = ShapeScanner(bytes, in: range)
        guard scan.isBalanced else { return text(range) }
        if let list = list(range, scan, inBrackets: inBrackets) { return list }
        if let relation = relation(range, scan) { return relation }
        if let combination = combination(range, scan) { return combination }
        if let named = named(range) { return named }
        if let enclosed = enclosed(range) { return enclosed }
        if let labelled = colonLabel(range, scan) { return labelled }
        if let ratio = ratio(range, scan) { return ratio }
        if let matrix = matrix(range) { return matrix }
        return scalar(range, groupsByComma: !inBrackets) ?? text(range)
    }

    func parts(_ range: Range<Int>, _ marks: [ShapeScanner.Mark]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for mark in marks {
            parts.append(trimmed(start..<mark.range.lowerBound))
            start = mark.range.upperBound
        }
        parts.append(trimmed(start..<range.upperBound))
        return parts
    }

    // MARK: Lists

    private mutating func list(_ range: Range<Int>, _ scan: ShapeScanner, inBrackets: Bool) -> Shape? {
        let kinds: [ShapeScanner.Kind] =
            scan.has(.semicolon) ? [.semicolon] : isListOfLists(range, scan) ? [.or] : [.comma, .and, .or]
        let marks = scan.marks.filter { kinds.contains($0.kind) }
        guard !marks.isEmpty else { return nil }
        // `19, 46, and 82`: an empty part between a comma and a word.
        var items = parts(range, marks)
        if marks.count > 1 { items = items.filter { !$0.isEmpty } }
        guard items.count > 1 || marks.count > 1, !items.contains(where: \.isEmpty) else { return text(range) }
        members += items.count
        guard members <= arena.limits.setMembers else { return tooMany(range, items) }
        let joint: Enclosure.Joint =
            scan.has(.semicolon) ? .semicolon : scan.has(.or) ? .or : scan.has(.and) ? .and : .comma
        let shapes = items.map { read($0, inBrackets: inBrackets) }
        return .sequence(Enclosure(joint: joint), shapes)
    }

    /// `x = 1, y = 2 or x = 2, y = 1`: every part of an "or" is a list of equations.
    private func isListOfLists(_ range: Range<Int>, _ scan: ShapeScanner) -> Bool {
        guard scan.has(.or), scan.has(.comma) else { return false }
        return parts(range, scan.marks.filter { $0.kind == .or }).allSatisfy { part in
            let inner = ShapeScanner(bytes, in: part)
            let equations = inner.marks.count { $0.kind == .relation(.equal) }
            return inner.has(.comma) && equations == inner.marks.count { $0.kind == .comma } + 1
        }
    }

    // MARK: Relations

    private mutating func relation(_ range: Range<Int>, _ scan: ShapeScanner) -> Shape? {
        var signs: [RelationSign] = []
        var marks: [ShapeScanner.Mark] = []
        for mark in scan.marks {
            guard case .relation(let sign) = mark.kind else { continue }
            signs.append(sign)
            marks.append(mark)
        }
        guard !signs.isEmpty, signs.count <= 8 else { return nil }
        let terms = parts(range, marks)
        // `\approx 40` alone has no left side.
        guard !terms.contains(where: \.isEmpty), !range.contains(where: { bytes[$0] == 0x0A }) else {
            return text(range)
        }
        if let joined = joinedRelations(range, scan) { return joined }
        return .relation(
            terms.indices.map { index in
                if index > 0, signs[index - 1] == .member, let set = letterSet(terms[index]) { return set }
                if index == 0, signs[0] == .equal, let function = applied(terms[0]) { return function }
                return read(terms[index], inBrackets: false)
            }, signs)
    }

    // MARK: Sets

    private mutating func combination(_ range: Range<Int>, _ scan: ShapeScanner) -> Shape? {
        for (kind, operation) in [
            (ShapeScanner.Kind.union, SetOperation.union), (.difference, .difference), (.intersection, .intersection),
        ] where scan.has(kind) {
            let items = parts(range, scan.marks.filter { $0.kind == kind })
            guard !items.contains(where: \.isEmpty), items.count <= arena.limits.setMembers else { return text(range) }
            return .combination(operation, items.map { setOperand($0) })
        }
        return nil
    }

    func named(_ range: Range<Int>) -> Shape? {
        let name = Array(bytes[range])
        if name.elementsEqual("\\varnothing".utf8) || name.elementsEqual("\\{\\}".utf8) { return .named(0x30) }
        if name.count == 9, name.starts(with: "\\mathbb ".utf8) { return .named(name[8]) }
        guard name.count == 10, name.starts(with: "\\mathbb{".utf8), name[9] == UInt8(ascii: "}") else { return nil }
        return .named(name[8])
    }

    /// A bracket around the whole.
    private mutating func enclosed(_ range: Range<Int>) -> Shape? {
        let range = withoutTransposition(range)
        guard range.count > 2 else { return nil }
        let (open, width) = bracket(at: range.lowerBound)
        guard open != 0 else { return nil }
        let last = range.upperBound - 1
        let close = bytes[last]
        let closeWidth = close == UInt8(ascii: "}") && bytes[last - 1] == UInt8(ascii: "\\") ? 2 : 1
        var inner = (range.lowerBound + width)..<max(range.lowerBound + width, range.upperBound - closeWidth)
        if open == UInt8(ascii: "<") {
            guard bytes[range].reversed().starts(with: "rangle".utf8.reversed()) else { return nil }
            inner = inner.lowerBound..<max(inner.lowerBound, range.upperBound - 7)
        }
        let scan = ShapeScanner(bytes, in: inner)
        guard scan.isBalanced else { return nil }
        let isSet = open == UInt8(ascii: "{")
        if isSet, width == 2 || isBuilderHead(inner, scan),
            let bar = scan.marks.first(where: { $0.kind == .bar || $0.kind == .colon })
        {
            return builder(inner, bar.range)
        }
        guard let content = bracketed(inner) else { return nil }
        // `[42]` may be a list, a class or a rounding: nobody can tell.
        if open == UInt8(ascii: "["), content.count == 1, close == UInt8(ascii: "]"), !bytes[inner].contains(0x5C) {
            return text(range)
        }
        guard content.count > 1 || (isSet && width == 2) else { return nil }
        members += content.count
        guard members <= arena.limits.setMembers else { return nil }
        var enclosure = Enclosure(open: open, close: open == UInt8(ascii: "<") ? UInt8(ascii: ">") : close)
        enclosure.isGroup = isSet && width == 1
        return .sequence(
            enclosure,
            content.map { read($0, inBrackets: true) })
    }

    /// The members between brackets, where every comma separates; nil for none.
    private func bracketed(_ range: Range<Int>) -> [Range<Int>]? {
        var items: [Range<Int>] = []
        var (depth, start) = (0, range.lowerBound)
        let separator = hasSemicolon(range) ? UInt8(ascii: ";") : UInt8(ascii: ",")
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case separator where depth == 0:
                items.append(trimmed(start..<index))
                start = index + 1
            default: break
            }
        }
        items.append(trimmed(start..<range.upperBound))
        return items.contains(where: \.isEmpty) ? nil : items
    }

    private func hasSemicolon(_ range: Range<Int>) -> Bool {
        ShapeScanner(bytes, in: range).has(.semicolon)
    }

    private func bracket(at index: Int) -> (UInt8, width: Int) {
        switch bytes[index] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return (bytes[index], 1)
        case UInt8(ascii: "\\"):
            if bytes[index + 1] == UInt8(ascii: "{") { return (UInt8(ascii: "{"), 2) }
            return bytes[index...].starts(with: "\\langle".utf8) ? (UInt8(ascii: "<"), 7) : (0, 0)
        default: return (0, 0)
        }
    }

    private mutating func builder(_ inner: Range<Int>, _ bar: Range<Int>) -> Shape? {
        let head = trimmed(inner.lowerBound..<bar.lowerBound)
        let tail = trimmed(bar.upperBound..<inner.upperBound)
        guard !head.isEmpty, !tail.isEmpty else { return nil }
        return .builder(read(head, inBrackets: true), condition: read(tail, inBrackets: false))
    }

    // MARK: The rest

    private mutating func ratio(_ range: Range<Int>, _ scan: ShapeScanner) -> Shape? {
        if let spoken = spokenRatio(range) { return spoken }
        let marks = scan.marks.filter { $0.kind == .colon }
        guard !marks.isEmpty, marks.count < 8 else { return nil }
        let items = parts(range, marks)
        guard !items.contains(where: \.isEmpty) else { return nil }
        // STEM 12: two-digit minutes make a time, which is a text.
        if items.count == 2, items[1].count == 2, items[1].allSatisfy({ PlainNotation.isDigit(bytes[$0]) }),
            items[0].count <= 2, items[0].allSatisfy({ PlainNotation.isDigit(bytes[$0]) })
        {
            return text(range)
        }
        let shapes = items.map { read($0, inBrackets: true) }
        guard shapes.allSatisfy({ if case .scalar = $0 { true } else { false } }) else { return nil }
        return .ratio(shapes)
    }

    /// Matrices with sums, products, factors and transposition.
    private func matrix(_ range: Range<Int>) -> Shape? {
        guard let begin = bytes[range].firstIndex(of: UInt8(ascii: "\\")) else { return nil }
        _ = begin
        var parser = ExpressionParser(bytes, in: range, arena: arena)
        guard let value = try? MatrixExpression.read(&parser) else { return nil }
        return .matrix(value.rows)
    }

    func scalar(_ range: Range<Int>, groupsByComma: Bool) -> Shape? {
        let reading = ScalarReader(bytes, arena: arena, policy: policy, groupsByComma: groupsByComma)
        return reading.read(range)
    }
}
