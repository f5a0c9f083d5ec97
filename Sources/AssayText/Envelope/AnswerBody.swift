/// What an answer part holds: its box markers, its single box, and whether there is a `\boxed{` outside a box.
struct AnswerBody {
    /// Why reading stopped.
    enum Stop {
        /// At a `<answer>` outside a box.
        case open(Range<Int>)
        /// At a `</answer>` outside a box.
        case close(Range<Int>)
        /// At the end of the text.
        case end

        /// Whether there is more to read.
        var isTag: Bool { if case .end = self { false } else { true } }
    }

    private(set) var beginMarkers = 0
    private(set) var endMarkers = 0
    private(set) var hasBoxed = false
    private(set) var hasThinkTag = false
    private var firstBegin: Range<Int>?
    private var firstEnd: Range<Int>?

    /// The content of the box, where there is exactly one begin marker and after it exactly one end marker.
    var box: Range<Int>? {
        guard beginMarkers == 1, endMarkers == 1, let firstBegin, let firstEnd,
            firstBegin.upperBound <= firstEnd.lowerBound
        else { return nil }
        return firstBegin.upperBound..<firstEnd.lowerBound
    }

    /// Reads on until an answer tag outside a box or the end.
    ///
    /// - Parameter boxesAreOpaque: nothing between a begin marker and the end marker next to it is looked at.
    /// - Complexity: O(n) over all calls on one cursor.
    mutating func read(_ cursor: inout TokenCursor, boxesAreOpaque: Bool) -> Stop {
        while let found = cursor.nextToken() {
            switch found.token {
            case .boxBegin:
                beginMarkers += 1
                if firstBegin == nil { firstBegin = found.range }
                if boxesAreOpaque, let closing = cursor.closingMarker() {
                    addEnd(closing)
                    cursor.offset = closing.upperBound
                }
            case .boxEnd: addEnd(found.range)
            case .boxed: hasBoxed = true
            case .thinkOpen, .thinkClose: hasThinkTag = true
            case .answerOpen: return .open(found.range)
            case .answerClose: return .close(found.range)
            }
        }
        return .end
    }

    private mutating func addEnd(_ range: Range<Int>) {
        endMarkers += 1
        if firstEnd == nil { firstEnd = range }
    }
}
