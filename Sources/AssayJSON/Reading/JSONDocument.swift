/// A message that has been checked from end to end and can be read field by field without copying.
///
///     let document = try JSONDocument(parsing: Array(#"{"id":"a","scores":[0.5,1]}"#.utf8))
///     document.root["id"]?.string              // "a"
///     document.root["scores"]?.elements.count  // 2
///
/// Strict RFC 8259: duplicate keys, invalid UTF-8, lone surrogates, control characters, trailing commas, comments, NaN,
/// a byte order mark and more than one value are all refused with the offset of the byte. Values are found by index;
/// strings are unescaped and numbers converted when they are asked for.
public struct JSONDocument: Sendable {
    /// The bytes of the message, or of a larger text it stands in.
    public let bytes: [UInt8]
    let nodes: [JSONNode]

    /// Indexes a whole message. The bytes are kept, not copied.
    ///
    /// - Throws: ``JSONError`` with the offset of the first fault.
    /// - Complexity: O(bytes).
    public init(parsing bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
        try self.init(parsing: bytes, in: 0..<bytes.count, limits: limits)
    }

    /// Indexes one message inside a larger text, e.g. a row of a batch. Offsets count from the start of the text.
    ///
    /// - Parameter range: lies within the bytes; what reaches past them is cut off.
    /// - Throws: ``JSONError`` with the offset of the first fault.
    public init(
        parsing bytes: [UInt8], in range: Range<Int>, limits: JSONLimits = JSONLimits()
    ) throws(JSONError) {
        var nodes: [JSONNode] = []
        nodes.reserveCapacity(32)
        let range = range.clamped(to: 0..<bytes.count)
        var indexer = JSONIndexer(bytes.span.bytes, range: range, limits: limits, nodes: nodes)
        try indexer.run()
        self.nodes = indexer.nodes
        self.bytes = bytes
    }

    /// The value the message is.
    public var root: JSONElement { JSONElement(document: self, index: 0) }
}
