/// A long Chinese and a long English paragraph in one response. Ranges are in UTF-8 bytes.
public struct LanguageMix: Sendable, Hashable {
    /// The first Chinese paragraph.
    public let chinese: Range<Int>
    /// The first English paragraph; one paragraph can be both.
    public let english: Range<Int>
}
