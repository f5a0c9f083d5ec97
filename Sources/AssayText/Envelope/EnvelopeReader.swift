/// Finds the blocks of a response in one walk from left to right.
///
/// A thought ends at the first `</think>`; the answer begins at the first `<answer>` after it and ends at the first
/// `</answer>` outside a box. Every other tag is a stray. Where there is no thought, and where a forced answer has no
/// `</think>`, the answer is looked for in a second walk; there is never a third.
struct EnvelopeReader: ~Escapable {
    private let text: Span<UInt8>
    private let settings: EnvelopeSettings
    private let start: Int
    private let end: Int
    private var blocks = EnvelopeBlocks()

    @_lifetime(copy text)
    private init(_ text: Span<UInt8>, _ settings: EnvelopeSettings, _ range: Range<Int>) {
        self.text = text
        self.settings = settings
        start = range.lowerBound
        end = range.upperBound
    }

    /// The blocks in a range of a text, which is the text without what was stripped.
    ///
    /// - Complexity: O(n).
    static func read(_ text: Span<UInt8>, _ settings: EnvelopeSettings, in range: Range<Int>) -> EnvelopeBlocks {
        var reader = EnvelopeReader(text, settings, range)
        reader.read()
        return reader.blocks
    }

    private var boxesAreOpaque: Bool { settings.style == .lenient }

    private mutating func read() {
        var cursor = TokenCursor(text, from: start, to: end)
        switch settings.layout {
        case .thinkAnswer:
            readThought(&cursor)
            if !blocks.isOpen { readTaggedAnswer(&cursor) }
        case .think:
            readThought(&cursor)
            if blocks.isOpen { return }
            if blocks.think == nil {
                blocks.isCut = endsInTag(EnvelopeToken.tags, atLeast: 1)
            } else {
                readRest(&cursor)
            }
        case .answer: readTaggedAnswer(&cursor)
        case .none:
            // No envelope: tags are text, and only the box is looked at.
            while blocks.body.read(&cursor, boxesAreOpaque: boxesAreOpaque).isTag {}
            blocks.answer = start..<end
            blocks.isCut = endsInTag(EnvelopeToken.markers, atLeast: 3)
        }
    }

    /// Reads up to `</think>`. Where there is no thought the cursor is back at the start.
    private mutating func readThought(_ cursor: inout TokenCursor) {
        guard let contentStart = openThought(&cursor) else {
            cursor.goBack(to: start)
            return
        }
        var answers = 0
        var firstAnswer = end
        var hasStrayBeforeAnswer = false
        while let found = cursor.nextTag() {
            if found.token == .thinkClose {
                blocks.think = contentStart..<found.range.lowerBound
                blocks.afterThink = found.range.upperBound
                return
            }
            blocks.hasStrayInThought = true
            if found.token == .answerOpen {
                if answers == 0 { firstAnswer = found.range.lowerBound }
                answers += 1
            } else if answers == 0 {
                hasStrayBeforeAnswer = true
            }
        }
        blocks.think = contentStart..<firstAnswer
        guard settings.forcedAnswer, settings.style == .lenient, answers == 1 else {
            blocks.think = contentStart..<end
            blocks.isOpen = true
            return
        }
        // The trainer cut the thought short and did not close it: it ends where the only answer begins.
        blocks.hasStrayInThought = hasStrayBeforeAnswer
        blocks.afterThink = firstAnswer
        cursor.goBack(to: firstAnswer)
    }

    /// The offset where the thought's content begins, or nil where no `<think>` opens it.
    private mutating func openThought(_ cursor: inout TokenCursor) -> Int? {
        if settings.thinkPrefilled { return start }
        var hasTagBefore = false
        while let found = cursor.nextTag() {
            if found.token == .thinkOpen {
                blocks.thinkTag = found.range.lowerBound
                blocks.hasStray = hasTagBefore
                return found.range.upperBound
            }
            hasTagBefore = true
        }
        return nil
    }

    /// Reads an answer that has to stand between tags.
    private mutating func readTaggedAnswer(_ cursor: inout TokenCursor) {
        // A closing tag whose opening tag is missing belongs to the missing block; a second one is a stray.
        var mayCloseThought = settings.layout.hasThought && blocks.think == nil
        var hasLooseClose = false
        while let found = cursor.nextTag() {
            switch found.token {
            case .answerOpen:
                blocks.answerTag = found.range.lowerBound
                if hasLooseClose { blocks.hasStray = true }
                readToClosingTag(&cursor, from: found.range.upperBound)
                return
            case .answerClose:
                if hasLooseClose { blocks.hasStray = true }
                hasLooseClose = true
            default:
                guard settings.layout.hasThought else { continue }
                if found.token == .thinkOpen || !mayCloseThought { blocks.hasStray = true }
                mayCloseThought = false
            }
        }
        blocks.isCut = endsInTag(EnvelopeToken.tags, atLeast: 1)
    }

    /// Reads the answer of the layout `think`: the rest of the response, or what one pair of answer tags holds.
    private mutating func readRest(_ cursor: inout TokenCursor) {
        let contentStart = cursor.offset
        while true {
            switch blocks.body.read(&cursor, boxesAreOpaque: boxesAreOpaque) {
            case .open(let tag):
                blocks.answerTag = tag.lowerBound
                if blocks.body.hasThinkTag { blocks.hasStray = true }
                // Boxes before the tags are outside the answer.
                blocks.body = AnswerBody()
                readToClosingTag(&cursor, from: tag.upperBound)
                return
            case .close: blocks.hasStray = true
            case .end:
                if blocks.body.hasThinkTag { blocks.hasStray = true }
                blocks.answer = contentStart..<end
                // An answer may well end in "<"; one that ends in "</a" is cut.
                blocks.isCut = endsInTag(EnvelopeToken.tags + EnvelopeToken.markers, atLeast: 3)
                return
            }
        }
    }

    private mutating func readToClosingTag(_ cursor: inout TokenCursor, from contentStart: Int) {
        while true {
            switch blocks.body.read(&cursor, boxesAreOpaque: boxesAreOpaque) {
            case .open: blocks.hasStray = true
            case .close(let tag):
                blocks.answer = contentStart..<tag.lowerBound
                blocks.afterAnswer = tag.upperBound
                if blocks.body.hasThinkTag, settings.layout.hasThought { blocks.hasStray = true }
                while let found = cursor.nextTag() {
                    let isThinkTag = found.token == .thinkOpen || found.token == .thinkClose
                    if settings.layout.hasThought || !isThinkTag { blocks.hasStray = true }
                }
                return
            case .end:
                blocks.isOpen = true
                return
            }
        }
    }

    /// Whether the text ends inside one of the tokens, with that many bytes of it there.
    private func endsInTag(_ tokens: [StaticString], atLeast minimum: Int) -> Bool {
        var offset = end
        // The longest token has 16 bytes, and each begins with the only "<" it has.
        while offset > start, end &- offset < 16 {
            offset &-= 1
            guard text[offset] == UInt8(ascii: "<") else { continue }
            let count = end &- offset
            return count >= minimum && tokens.contains { text.isPrefix(of: $0, at: offset, count: count) }
        }
        return false
    }
}
