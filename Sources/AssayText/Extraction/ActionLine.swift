/// The action of an agent: what follows the last line that starts with `Action:`.
///
/// The line may start with white space or with the begin marker of a box. The action is the rest of the line. One that
/// is a box goes to its end marker, and one that begins with a bracket to the end of the line on which the bracket
/// closes; these two may also begin on a later line. Box markers around it are left out.
enum ActionLine {
    private static let label: StaticString = "Action:"

    /// Where the action stands, without white space and box markers at either end; nil where there is none.
    ///
    /// - Complexity: O(n).
    static func last(in text: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        guard let label = endOfLastLabel(in: text, range) else { return nil }
        var start = text.skippingWhiteSpace(from: label, to: range.upperBound)
        if text.has("<|begin_of_box|>", at: start, to: range.upperBound) {
            let content = start &+ EnvelopeToken.boxBeginLength
            var cursor = TokenCursor(text, from: content, to: range.upperBound)
            if let closing = cursor.closingMarker() { return text.trimmed(content..<closing.lowerBound) }
            start = text.skippingWhiteSpace(from: content, to: range.upperBound)
        }
        if let end = endOfBracketed(in: text, from: start, to: range.upperBound) {
            return withoutMarkers(text, start..<endOfLine(in: text, end, range))
        }
        return withoutMarkers(text, label..<endOfLine(in: text, label, range))
    }

    /// The offset after the label of the last line that has one.
    private static func endOfLastLabel(in text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var lineStart = range.lowerBound
        var last: Int?
        while lineStart < range.upperBound {
            let lineEnd = text.firstOffset(of: UInt8(ascii: "\n"), from: lineStart, to: range.upperBound)
            var start = text.skippingWhiteSpace(from: lineStart, to: lineEnd)
            if text.has("<|begin_of_box|>", at: start, to: lineEnd) {
                start = text.skippingWhiteSpace(from: start &+ EnvelopeToken.boxBeginLength, to: lineEnd)
            }
            if text.has(label, at: start, to: lineEnd) { last = start &+ label.utf8CodeUnitCount }
            lineStart = lineEnd &+ 1
        }
        return last
    }

    private static func endOfLine(in text: Span<UInt8>, _ start: Int, _ range: Range<Int>) -> Int {
        text.firstOffset(of: UInt8(ascii: "\n"), from: start, to: range.upperBound)
    }

    /// The offset after the bracket that closes the one at an offset, or nil where there is none.
    ///
    /// Brackets in strings, in either kind of quotes, do not count. Any closing bracket closes any opening one: whether
    /// the action is well formed is for its reader to say.
    private static func endOfBracketed(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        guard start < end, text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[") else { return nil }
        var depth = 0
        var quote: UInt8?
        var offset = start
        while offset < end {
            let byte = text[offset]
            offset &+= 1
            if let open = quote {
                if byte == UInt8(ascii: "\\") { offset &+= 1 }
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return offset }
            default: break
            }
        }
        return nil
    }

    private static func withoutMarkers(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var range = text.trimmed(range)
        if text.has("<|begin_of_box|>", at: range.lowerBound, to: range.upperBound) {
            range = text.trimmed(range.lowerBound + EnvelopeToken.boxBeginLength..<range.upperBound)
        }
        let markerStart = range.upperBound - EnvelopeToken.boxEndLength
        if markerStart >= range.lowerBound, text.has("<|end_of_box|>", at: markerStart, to: range.upperBound) {
            range = text.trimmed(range.lowerBound..<markerStart)
        }
        return range
    }
}
