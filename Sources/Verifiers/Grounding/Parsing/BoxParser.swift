/// Reads boxes or points out of an answer, however the model spelled them.
///
/// One pass over the bytes with a stack of open brackets; nothing is evaluated, nothing is copied, and a group that is
/// no shape is kept as one that counts and matches nothing. README.md lists the spellings.
///
///     BoxParser.parse("the cup: (100,100),(300,300)", as: .boxes, limit: 1000).shapes.count   // 1
///
/// - Complexity: O(bytes); memory O(shapes + ``maxDepth``).
struct BoxParser {
    /// Brackets open at one time; deeper text is out of limits.
    static let maxDepth = 64

    /// Whether two groups of two numbers are a box's corners, or two points.
    enum Purpose: Sendable {
        case boxes
        case points
        /// Boxes that may be turned: groups of two numbers are corners, four of which make a box.
        case turnedBoxes
    }

    let text: FoldedText
    let purpose: Purpose
    /// Shapes to read at the most; one more is read to tell that there are too many.
    let limit: Int
    var offset = 0
    /// The innermost open group; that of the text where no bracket is open.
    var top: GroupFrame
    /// The groups around ``top``, outermost first.
    var outer: [GroupFrame] = []
    var result = ParsedShapes()
    /// The text of the last `<ref>…</ref>`: the label of the shapes behind it.
    var reference: Range<Int>?
    /// Set once no closing reference tag was found ahead, so that it is not looked for again.
    var hasNoMoreReferences = false

    static func parse(_ answer: String, as purpose: Purpose, limit: Int) -> ParsedShapes {
        var answer = answer
        return answer.withUTF8 { parse($0, as: purpose, limit: limit) }
    }

    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, as purpose: Purpose, limit: Int) -> ParsedShapes {
        var parser = BoxParser(FoldedText(bytes), purpose, limit: limit)
        parser.run()
        return parser.result
    }

    private init(_ text: FoldedText, _ purpose: Purpose, limit: Int) {
        self.text = text
        self.purpose = purpose
        self.limit = limit
        top = GroupFrame(
            .text, at: 0, isMuted: false, firstShape: 0, pairsCorners: purpose == .boxes,
            acceptsTurned: purpose == .turnedBoxes)
        outer.reserveCapacity(4)
    }

    private mutating func run() {
        while result.stop == nil {
            let glyph = text.glyph(at: offset)
            if glyph.width == 0 { break }
            read(glyph)
        }
        if result.stop == nil { finish() }
    }

    @inline(__always) private mutating func read(_ glyph: FoldedText.Glyph) {
        let byte = glyph.byte
        if ByteClass.isDigit(byte) {
            readNumber()
        } else if ByteClass.isLetter(byte) {
            readWord()
        } else if ByteClass.isSpace(byte) {
            offset += glyph.width
        } else {
            readSign(glyph)
        }
    }

    private mutating func readSign(_ glyph: FoldedText.Glyph) {
        switch glyph.byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"):
            top.pendingKey = nil
            offset += glyph.width
        // LaTeX writes `\[` and `\(`.
        case UInt8(ascii: "\\"): offset += glyph.width
        case UInt8(ascii: "["): open(.square, glyph.width)
        case UInt8(ascii: "("): open(.round, glyph.width)
        case UInt8(ascii: "{"): open(.curly, glyph.width)
        case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"):
            offset += glyph.width
            closeBracket()
        case UInt8(ascii: "<"): readAngle(glyph.width)
        case UInt8(ascii: ">") where top.kind == .angle:
            offset += glyph.width
            closeTop()
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            // Behind a letter it is an apostrophe; outside brackets quotes are prose.
            let isApostrophe = offset > 0 && (ByteClass.isLetter(text.bytes[offset - 1]))
            if top.kind == .text || isApostrophe { skipForeign(glyph.width) } else { readString(glyph) }
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            if NumberScanner.starts(text, at: offset, glyph) {
                readNumber()
            } else {
                skipJoiner(glyph.width)
            }
        case UInt8(ascii: "~"): skipJoiner(glyph.width)
        default: skipForeign(glyph.width)
        }
    }

    /// Passes over what is neither a number nor a separator.
    mutating func skipForeign(_ width: Int) {
        offset += width
        noteForeignText()
    }

    /// Passes over a dash or tilde: foreign in a group, but it may stand between two corners.
    private mutating func skipJoiner(_ width: Int) {
        offset += width
        top.hasForeignText = true
    }

    mutating func noteForeignText() {
        top.hasForeignText = true
        top.pendingKey = nil
        flushPendingPair()
    }

    private mutating func readNumber() {
        guard let scan = NumberScanner.scan(text, at: offset) else { return skipForeign(1) }
        let start = offset
        offset = scan.end
        let next = text.glyph(at: offset)
        if !ByteClass.endsNumber(next) {
            if top.kind == .curly, isKeyMark(at: offset) { return }
            // `100px`, `50+50`, `10%`: no coordinate.
            top.literals += 1
            return noteForeignText()
        }
        guard let key = top.pendingKey else {
            if top.kind == .curly, isKeyMark(at: offset) { return }
            flushPendingPair()
            return top.append(scan.value)
        }
        top.pendingKey = nil
        if case .coordinate(let slot) = key {
            setCoordinate(slot, scan.value, at: start)
        } else if key == .shape, top.kind != .text {
            emit(.problem(.wrongCount), at: start)
        }
    }

    /// Whether `:` follows, spaces aside: then what was read is a name. Steps behind it and notes a name of no meaning.
    private mutating func isKeyMark(at position: Int) -> Bool {
        let mark = text.skippingSpaces(from: position)
        let glyph = text.glyph(at: mark)
        guard glyph.byte == UInt8(ascii: ":") else { return false }
        offset = mark + glyph.width
        top.pendingKey = .other
        return true
    }

    mutating func setCoordinate(_ slot: NamedCoordinates.Slot, _ value: Double?, at position: Int) {
        if top.named.has(slot) { flushNamed() }
        top.named.set(slot, to: value, at: position)
    }

    /// Ends the text: what is open stays unclosed.
    private mutating func finish() {
        while !outer.isEmpty, result.stop == nil {
            abandonTop()
        }
        guard result.stop == nil else { return }
        flushNamed()
        flushPendingPair()
        if top.hasOnlyNumbers, result.shapes.isEmpty, let content = bareContent { emit(content, at: 0) }
    }

    /// A whole answer without brackets, if its numbers are as many as one shape has.
    private var bareContent: ReadShape.Content? {
        switch (top.count, purpose) {
        case (4, .boxes), (4, .turnedBoxes): .four(top.values.lowHalf, nil)
        case (5, .turnedBoxes), (8, .turnedBoxes): .many(top.values, top.count)
        case (2, .points): .two(top.values[0], top.values[1])
        default: nil
        }
    }
}
