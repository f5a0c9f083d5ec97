extension ShapeReader {
    /// Words that name a value and may go before a colon (STEM 8), each in its one form.
    private static let colonLabels: [String: String] = [
        "minimum": "minimum", "min": "minimum", "minimum value": "minimum", "the minimum": "minimum", "最小值": "minimum",
        "maximum": "maximum", "max": "maximum", "maximum value": "maximum", "the maximum": "maximum", "最大值": "maximum",
        "mean": "mean", "median": "median", "mode": "mode", "range": "range", "area": "area", "perimeter": "perimeter",
        "volume": "volume", "sum": "sum", "length": "length", "width": "width", "height": "height", "vertex": "vertex",
        "focus": "focus", "center": "center", "radius": "radius", "slope": "slope", "domain": "domain",
    ]
    /// The most bytes before a colon.
    private static let maxLabelBytes = 40

    /// `Minimum: 1`, `x: 5`, `Speed: 3`: a value and its name; nil where the colon is that of a ratio.
    ///
    /// A word that is in no list keeps its colon: it is dropped only where both sides carry labels.
    mutating func colonLabel(_ range: Range<Int>, _ scan: ShapeScanner) -> Shape? {
        let colons = scan.marks.filter { $0.kind == .colon }
        guard colons.count == 1 else { return nil }
        let (head, tail) = (
            trimmed(range.lowerBound..<colons[0].range.lowerBound),
            trimmed(colons[0].range.upperBound..<range.upperBound)
        )
        guard !head.isEmpty, !tail.isEmpty, head.count <= Self.maxLabelBytes,
            !bytes[range].contains(0x0A)
        else { return nil }
        let words = Self.plainWords(bytes[head])
        guard !words.isEmpty, words.utf8.allSatisfy({ PlainNotation.isLetter($0) || $0 == 0x20 || $0 >= 0x80 }) else {
            return nil
        }
        let value = read(tail, inBrackets: false)
        if words.utf8.count == 1 {
            // `a:b` is a ratio of two letters; `A: 5` is a choice and its text.
            guard case .scalar(let scalar) = value, !arena.hasSymbol(scalar.node), bytes[head] != bytes[tail],
                bytes[head.lowerBound] & 0x20 != 0, let name = self.scalar(head, groupsByComma: false)
            else { return nil }
            return .relation([name, value], [.equal])
        }
        let folded = words.lowercased()
        let label = Self.colonLabels[folded].map { Array($0.utf8) } ?? Array(folded.utf8) + [UInt8(ascii: ":")]
        return .relation([.text(label), value], [.equal])
    }

    /// The one form of a name that stands before an equals sign in `\text`: `\text{min} = 1`.
    static func canonicalLabel(_ text: [UInt8]) -> [UInt8] {
        colonLabels[plainWords(text[...]).lowercased()].map { Array($0.utf8) } ?? text
    }

    /// Letters without the `\text{…}` around them.
    private static func plainWords(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.starts(with: "\\text{".utf8), bytes.last == UInt8(ascii: "}") else {
            return String(decoding: bytes, as: UTF8.self)
        }
        return String(decoding: bytes.dropFirst(6).dropLast(), as: UTF8.self).split(separator: " ").joined(
            separator: " ")
    }

    /// `\begin{cases}x = 1 \\ y = 2\end{cases}`: its lines, each a value, or a value with its condition behind `&`.
    mutating func cases(_ range: Range<Int>) -> Shape? {
        let isArray = bytes[range].starts(with: "\\{\\begin{array}{".utf8)
        var (begin, end) = ("\\begin{cases}", "\\end{cases}")
        if isArray, let layout = bytes[(range.lowerBound + 15)..<range.upperBound].firstIndex(of: UInt8(ascii: "}")) {
            (begin, end) = (String(decoding: bytes[range.lowerBound...layout], as: UTF8.self), "\\end{array}")
        }
        guard bytes[range].starts(with: begin.utf8), bytes[range].suffix(end.utf8.count).elementsEqual(end.utf8) else {
            return nil
        }
        let inner = (range.lowerBound + begin.utf8.count)..<(range.upperBound - end.utf8.count)
        guard inner.lowerBound < inner.upperBound else { return nil }
        var lines: [Shape] = []
        var start = inner.lowerBound
        var index = start
        while index <= inner.upperBound, lines.count < arena.limits.setMembers {
            let isEnd = index == inner.upperBound
            let isBreak =
                !isEnd && bytes[index] == UInt8(ascii: "\\") && index + 1 < inner.upperBound
                && bytes[index + 1] == UInt8(ascii: "\\")
            guard isEnd || isBreak else {
                index += 1
                continue
            }
            let line = withoutComma(trimmed(start..<index))
            if !line.isEmpty { lines.append(caseLine(line)) }
            index += isEnd ? 1 : 2
            start = min(index, inner.upperBound)
        }
        members += lines.count
        guard lines.count > 1, members <= arena.limits.setMembers else { return nil }
        return .sequence(Enclosure(joint: .and), lines)
    }

    private mutating func caseLine(_ line: Range<Int>) -> Shape {
        guard let mark = bytes[line].firstIndex(of: UInt8(ascii: "&")) else { return read(line, inBrackets: false) }
        let value = withoutComma(trimmed(line.lowerBound..<mark))
        let condition = withoutComma(trimmed((mark + 1)..<line.upperBound))
        guard !value.isEmpty, !condition.isEmpty else { return text(line) }
        return .sequence(
            Enclosure(open: 0x3C, close: 0x3E), [read(value, inBrackets: false), read(condition, inBrackets: false)])
    }

    private func withoutComma(_ range: Range<Int>) -> Range<Int> {
        guard let last = range.last, bytes[last] == UInt8(ascii: ",") else { return range }
        return trimmed(range.dropLast().indices)
    }

    /// `x = k\pi\ (k \in \mathbb{Z})`: an answer and the condition in brackets behind it, as a list of the two.
    mutating func trailingCondition(_ range: Range<Int>) -> Shape? {
        guard let last = range.last, bytes[last] == UInt8(ascii: ")") else { return nil }
        var (open, depth) = (last, 0)
        while open > range.lowerBound {
            if bytes[open] == UInt8(ascii: ")") { depth += 1 }
            if bytes[open] == UInt8(ascii: "(") { depth -= 1 }
            if depth == 0 { break }
            open -= 1
        }
        guard open > range.lowerBound, bytes[open] == UInt8(ascii: "(") else { return nil }
        let (main, condition) = (withoutComma(trimmed(range.lowerBound..<open)), trimmed((open + 1)..<last))
        let scan = ShapeScanner(bytes, in: condition)
        guard !main.isEmpty, scan.isBalanced, scan.has(.relation(.member)), ShapeScanner(bytes, in: main).isBalanced
        else { return nil }
        return .sequence(Enclosure(), [read(main, inBrackets: false), read(condition, inBrackets: false)])
    }

    /// `A(1, 2)`: a point by its name; nil for letters that count choices or are functions.
    private func isPointName(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 && !"CPFGH".utf8.contains(byte) }

    mutating func namedPoint(_ range: Range<Int>) -> Shape? {
        guard range.count > 5, isPointName(bytes[range.lowerBound]), bytes[range.lowerBound + 1] == UInt8(ascii: "("),
            bytes[range.upperBound - 1] == UInt8(ascii: ")")
        else { return nil }
        let tuple = (range.lowerBound + 1)..<range.upperBound
        guard ShapeScanner(bytes, in: tuple.dropFirst().dropLast().indices).isBalanced,
            case .sequence(let enclosure, let members) = read(tuple, inBrackets: false), enclosure.isOrdered,
            (2...3).contains(members.count)
        else { return nil }
        let name = Scalar(node: arena.symbol(named: [bytes[range.lowerBound]]), number: nil)
        return .relation([.scalar(name), .sequence(enclosure, members)], [.equal])
    }

    /// `P(x)` before an equals sign: a function of its arguments, whatever its letter.
    func applied(_ range: Range<Int>) -> Shape? {
        guard range.count >= 4, PlainNotation.isLetter(bytes[range.lowerBound]),
            bytes[range.upperBound - 1] == UInt8(ascii: ")")
        else { return nil }
        var open = range.lowerBound + 1
        while open < range.upperBound, bytes[open] == UInt8(ascii: "'") { open += 1 }
        if bytes[open..<range.upperBound].starts(with: "^{-1}".utf8) { open += 5 }
        guard open < range.upperBound - 2, bytes[open] == UInt8(ascii: "(") else { return nil }
        let inner = bytes[(open + 1)..<(range.upperBound - 1)]
        let letters = inner.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }
        guard letters.count <= 4, letters.allSatisfy(PlainNotation.isLetter),
            inner.count(where: { $0 == UInt8(ascii: ",") }) == letters.count - 1,
            let function = arena.symbolIndex(named: bytes[range.lowerBound..<open])
        else { return nil }
        var arguments = letters.map { arena.symbol(named: [$0]) }
        var joined = arguments.removeLast()
        for argument in arguments.reversed() { joined = arena.arguments(argument, joined) }
        return .scalar(Scalar(node: arena.application(of: function, to: joined), number: nil))
    }
}
