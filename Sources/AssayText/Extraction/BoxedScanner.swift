/// Tracks the braces of a text that holds several `\boxed{`.
struct BoxedScanner {
    private static let opening: StaticString = "\\boxed{"
    /// The bytes of `\boxed{`.
    static let openingLength = 7

    private struct Open {
        var depth: Int
        var start: Int
        var group: Group
    }

    /// Boxes joined to each other.
    private struct Group {
        var start: Int
        /// Every box so far has the same content.
        var isUniform = true
        /// The content of the box before.
        var content: Range<Int>?
    }

    private struct Closed {
        var start: Int
        var end: Int
        var group: Group
        var content: Range<Int> { start + BoxedScanner.openingLength..<end - 1 }
    }

    private var open: [Open] = []
    private var previous: Closed?
    private var best: Closed?

    /// The content of the box that begins last, or where different ones are joined to it, all of them with their
    /// `\boxed{}`; nil where none is closed.
    var group: Range<Int>? {
        guard let best else { return nil }
        return best.group.isUniform ? best.content : best.group.start..<best.end
    }

    /// A box is open at the end.
    var hasOpen: Bool { !open.isEmpty }

    /// Reads a range of a text.
    ///
    /// - Complexity: O(n). The text after a closed box is looked at once, for only the first box after it may be joined.
    mutating func scan(_ text: Span<UInt8>, _ range: Range<Int>) {
        var depth = 0
        var offset = range.lowerBound
        while true {
            offset = Self.nextBrace(in: text, from: offset, to: range.upperBound)
            guard offset < range.upperBound else { return }
            switch text[offset] {
            case UInt8(ascii: "{"):
                depth += 1
                offset &+= 1
            case UInt8(ascii: "}"):
                offset &+= 1
                if let top = open.last, top.depth == depth { close(text, at: offset) }
                depth = max(0, depth - 1)
            default:
                guard text.has(Self.opening, at: offset, to: range.upperBound) else {
                    offset &+= Self.escapeLength(in: text, at: offset, to: range.upperBound)
                    continue
                }
                depth += 1
                var group = Group(start: offset)
                if let previous, BoxJoiner.joins(text, previous.end..<offset) {
                    group = previous.group
                    group.content = previous.content
                }
                previous = nil
                open.append(Open(depth: depth, start: offset, group: group))
                offset &+= Self.openingLength
            }
        }
    }

    private mutating func close(_ text: Span<UInt8>, at end: Int) {
        let box = open.removeLast()
        var closed = Closed(start: box.start, end: end, group: box.group)
        if let before = closed.group.content {
            closed.group.isUniform = closed.group.isUniform && text.areEqual(before, closed.content)
        }
        previous = closed
        if box.start > best?.start ?? -1 { best = closed }
    }

    // MARK: Single steps

    /// Where the last `\boxed{` of a range begins.
    static func startOfLast(in text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var offset = range.upperBound - openingLength
        while offset >= range.lowerBound {
            if text[offset] == UInt8(ascii: "\\"), text.has(opening, at: offset, to: range.upperBound) { return offset }
            offset &-= 1
        }
        return nil
    }

    /// Where the first `\boxed{` of a range begins.
    static func startOfFirst(in text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var offset = range.lowerBound
        while true {
            offset = text.firstOffset(of: UInt8(ascii: "\\"), from: offset, to: range.upperBound)
            guard offset < range.upperBound else { return nil }
            if text.has(opening, at: offset, to: range.upperBound) { return offset }
            offset &+= 1
        }
    }

    /// The offset after the brace that closes one opened before `start`, or nil where none does.
    static func endOfBraces(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        var depth = 1
        var offset = start
        while true {
            offset = nextBrace(in: text, from: offset, to: end)
            guard offset < end else { return nil }
            switch text[offset] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return offset &+ 1 }
            default: offset &+= escapeLength(in: text, at: offset, to: end) &- 1
            }
            offset &+= 1
        }
    }

    private static func nextBrace(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        guard start < end else { return end }
        return text.firstOffset(
            of: UInt8(ascii: "{"), or: UInt8(ascii: "}"), or: UInt8(ascii: "\\"), from: start, to: end)
    }

    /// The bytes a backslash takes with it: an escaped brace or backslash is none. `\\boxed{` still opens a box, for
    /// that is how a text looks that was escaped once too often.
    private static func escapeLength(in text: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        guard offset &+ 1 < end else { return 1 }
        switch text[offset &+ 1] {
        case UInt8(ascii: "{"), UInt8(ascii: "}"): return 2
        case UInt8(ascii: "\\"): return text.has(opening, at: offset &+ 1, to: end) ? 1 : 2
        default: return 1
        }
    }
}

extension Span<UInt8> {
    /// Whether two ranges hold the same bytes.
    func areEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count where self[left.lowerBound &+ index] != self[right.lowerBound &+ index] {
            return false
        }
        return true
    }
}
