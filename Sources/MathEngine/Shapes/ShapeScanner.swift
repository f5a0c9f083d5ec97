/// Finds what separates the parts of an answer outside all brackets.
struct ShapeScanner {
    /// A separator and where it stands.
    struct Mark {
        let kind: Kind
        let range: Range<Int>
    }

    /// What separates.
    enum Kind: Hashable {
        case comma, semicolon, and, or
        case relation(RelationSign)
        case union, intersection, difference
        case bar, colon
    }

    let bytes: [UInt8]
    private(set) var marks: [Mark] = []
    /// Whether every bracket has its partner; round and square ones may be partners.
    private(set) var isBalanced = true

    /// - Complexity: O(n).
    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        var index = range.lowerBound
        var depth = 0
        while index < range.upperBound {
            let next = step(index, range, &depth)
            index = next
            if depth < 0 {
                isBalanced = false
                return
            }
        }
        isBalanced = depth == 0
    }

    func has(_ kind: Kind) -> Bool { marks.contains { $0.kind == kind } }

    private mutating func step(_ index: Int, _ range: Range<Int>, _ depth: inout Int) -> Int {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: "\\"): return command(index, range, &depth)
        default:
            guard depth == 0 else { break }
            if PlainNotation.isLetter(byte) { return word(index, range) }
            return sign(index, range)
        }
        return index + 1
    }

    private mutating func mark(_ kind: Kind, _ range: Range<Int>) -> Int {
        marks.append(Mark(kind: kind, range: range))
        return range.upperBound
    }

    private mutating func sign(_ index: Int, _ range: Range<Int>) -> Int {
        func follows(_ byte: UInt8, by offset: Int = 1) -> Bool {
            index + offset < range.upperBound && bytes[index + offset] == byte
        }
        let one = index..<(index + 1)
        switch bytes[index] {
        case UInt8(ascii: ","): return isThousands(index, range) ? index + 1 : mark(.comma, one)
        case UInt8(ascii: ";"): return mark(.semicolon, one)
        case UInt8(ascii: "|"): return mark(.bar, one)
        case UInt8(ascii: ":"): return mark(.colon, one)
        case UInt8(ascii: "="):
            if follows(UInt8(ascii: "=")) { return mark(.relation(.equal), index..<(index + 2)) }
            return mark(.relation(.equal), one)
        case UInt8(ascii: "<"):
            if follows(UInt8(ascii: "=")) { return mark(.relation(.lessOrEqual), index..<(index + 2)) }
            return mark(.relation(.less), one)
        case UInt8(ascii: ">"):
            if follows(UInt8(ascii: "=")) { return mark(.relation(.greaterOrEqual), index..<(index + 2)) }
            return mark(.relation(.greater), one)
        case UInt8(ascii: "-"), UInt8(ascii: "/"):
            // `\mathbb{R} - \{0\}` and `\mathbb{R}/\{0\}` are differences of sets.
            var next = index + 1
            while next < range.upperBound, bytes[next] == UInt8(ascii: " ") { next += 1 }
            guard next + 1 < range.upperBound, bytes[next] == 0x5C, bytes[next + 1] == UInt8(ascii: "{") else {
                return index + 1
            }
            return mark(.difference, one)
        case UInt8(ascii: "!"):
            // `5!=120` is a factorial, `x != 5` and `x!=5` are not.
            guard follows(UInt8(ascii: "=")), index > range.lowerBound,
                bytes[index - 1] == UInt8(ascii: " ") || PlainNotation.isLetter(bytes[index - 1])
            else { return index + 1 }
            return mark(.relation(.unequal), index..<(index + 2))
        case 0xE6, 0xE5, 0xE4:
            for (text, kind) in [("或", Kind.or), ("和", .and), ("与", .and), ("及", .and)]
            where bytes[index..<min(index + 3, range.upperBound)].elementsEqual(text.utf8) {
                return mark(kind, index..<(index + 3))
            }
            return index + 1
        default: return index + 1
        }
    }

    /// A comma within a number: groups of three, unless the first is 0 (STEM 11).
    private func isThousands(_ index: Int, _ range: Range<Int>) -> Bool {
        func digit(_ position: Int) -> Bool { range.contains(position) && PlainNotation.isDigit(bytes[position]) }
        guard digit(index + 1), digit(index + 2), digit(index + 3), !digit(index + 4) else { return false }
        var start = index
        while digit(start - 1) { start -= 1 }
        guard (1...3).contains(index - start) else { return false }
        if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "."), digit(start - 2) { return false }
        if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: ","), index - start == 3, digit(start - 2) {
            return isThousands(start - 1, range)
        }
        return bytes[start] != UInt8(ascii: "0")
    }

    private mutating func word(_ start: Int, _ range: Range<Int>) -> Int {
        var last = start
        while last < range.upperBound, PlainNotation.isLetter(bytes[last]) { last += 1 }
        switch Self.folded(bytes[start..<last]) {
        case "and": return mark(.and, start..<last)
        case "or": return mark(.or, start..<last)
        default: return last
        }
    }

    static func folded(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private mutating func command(_ index: Int, _ range: Range<Int>, _ depth: inout Int) -> Int {
        var last = index + 1
        while last < range.upperBound, PlainNotation.isLetter(bytes[last]) { last += 1 }
        guard last > index + 1 else {
            guard last < range.upperBound else { return last }
            if bytes[last] == UInt8(ascii: "{") { depth += 1 }
            if bytes[last] == UInt8(ascii: "}") { depth -= 1 }
            return last + 1
        }
        let name = String(decoding: bytes[(index + 1)..<last], as: UTF8.self)
        switch name {
        case "langle", "lfloor", "lceil", "begin": depth += 1
        case "rangle", "rfloor", "rceil", "end": depth -= 1
        default: break
        }
        if name == "begin" || name == "end" || name == "text" {
            var close = last
            while close < range.upperBound, bytes[close] != UInt8(ascii: "}") { close += 1 }
            let stop = min(close + 1, range.upperBound)
            guard name == "text", depth == 0 else { return stop }
            let content = Self.folded(bytes[min(last + 1, close)..<close]).split(separator: " ")
            if content == ["and"] || content == ["和"] || content == [",", "and"] { return mark(.and, index..<stop) }
            if content == ["or"] || content == ["或"] { return mark(.or, index..<stop) }
            return stop
        }
        guard depth == 0, let kind = Self.commands[name] else { return last }
        return mark(kind, index..<last)
    }

    private static let commands: [String: Kind] = [
        "leq": .relation(.lessOrEqual), "geq": .relation(.greaterOrEqual), "neq": .relation(.unequal),
        "approx": .relation(.approximately), "in": .relation(.member), "cup": .union, "cap": .intersection,
        "setminus": .difference, "mid": .bar, "wedge": .and, "vee": .or,
    ]
}
