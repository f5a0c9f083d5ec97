/// Walks over the tags and markers of a text from left to right, skipping everything else 64 bytes at a time.
struct TokenCursor: ~Escapable {
    let text: Span<UInt8>
    /// Where the text ends for this walk.
    let end: Int
    /// Where to go on.
    var offset: Int
    /// The next box marker found ahead, so that looking ahead twice costs no second pass.
    private var marker: (start: Int, end: Int, isBegin: Bool)?

    @_lifetime(copy text)
    init(_ text: Span<UInt8>, from start: Int, to end: Int) {
        self.text = text
        self.end = end
        offset = start
    }

    /// Starts another walk from an offset already passed.
    mutating func goBack(to offset: Int) {
        self.offset = offset
        marker = nil
    }

    /// The next of the four tags, and where it stands; nil at the end. Box markers are passed over.
    mutating func nextTag() -> (token: EnvelopeToken, range: Range<Int>)? {
        while let found = nextMarkup() {
            if found.token != .boxBegin, found.token != .boxEnd { return found }
        }
        return nil
    }

    /// The next tag, box marker or `\boxed{`, and where it stands; nil at the end.
    mutating func nextToken() -> (token: EnvelopeToken, range: Range<Int>)? {
        while true {
            let start = text.firstOffset(of: UInt8(ascii: "<"), or: UInt8(ascii: "\\"), from: offset, to: end)
            guard start < end else { return finish() }
            offset = start &+ 1
            if text[start] == UInt8(ascii: "\\") {
                guard text.has("boxed{", at: start &+ 1, to: end) else { continue }
                offset = start &+ 7
                return (.boxed, start..<offset)
            }
            guard let found = text.envelopeToken(at: start, to: end) else { continue }
            offset = found.end
            return (found.token, start..<found.end)
        }
    }

    /// Where the end marker stands that closes a box opened just before the cursor: the next box marker, if that is an
    /// end marker. The cursor does not move.
    ///
    /// - Complexity: all calls on one cursor together are O(n), for each search starts where the last one stopped.
    mutating func closingMarker() -> Range<Int>? {
        if marker.map({ $0.start < offset }) ?? true { findMarker() }
        guard let marker, !marker.isBegin, marker.start < end else { return nil }
        return marker.start..<marker.end
    }

    private mutating func nextMarkup() -> (token: EnvelopeToken, range: Range<Int>)? {
        while true {
            let start = text.firstOffset(of: UInt8(ascii: "<"), from: offset, to: end)
            guard start < end else { return finish() }
            offset = start &+ 1
            guard let found = text.envelopeToken(at: start, to: end) else { continue }
            offset = found.end
            return (found.token, start..<found.end)
        }
    }

    private mutating func findMarker() {
        var start = offset
        while true {
            start = text.firstOffset(of: UInt8(ascii: "<"), from: start, to: end)
            guard start < end else {
                marker = (end, end, false)
                return
            }
            if let found = text.envelopeToken(at: start, to: end) {
                if found.token == .boxBegin || found.token == .boxEnd {
                    marker = (start, found.end, found.token == .boxBegin)
                    return
                }
            }
            start &+= 1
        }
    }

    private mutating func finish() -> (token: EnvelopeToken, range: Range<Int>)? {
        offset = end
        return nil
    }
}
