/// An answer as it was found in a response.
public struct Extraction: Sendable, Hashable {
    /// The answer, without white space (property White_Space) at either end. May be empty: an empty box is an answer.
    public let text: String
    /// Where it stands in the response, in UTF-8 bytes; the text is exactly what stands there.
    public let range: Range<Int>
    /// The rule that found it; never `auto`, but what `auto` came down to.
    public let rule: ExtractionRule

    init(_ range: Range<Int>, in text: Span<UInt8>, rule: ExtractionRule) {
        let range = text.trimmed(range)
        self.text = text.extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        self.range = range
        self.rule = rule
    }
}
