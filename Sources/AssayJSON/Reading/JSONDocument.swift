/// A message that has been checked from end to end and can be read field by field without copying.
///
///     let document = try JSONDocument(parsing: Array(#"{"id":"a","scores":[0.5,1]}"#.utf8))
///     document.root["id"]?.string        // "a"
///     document.root["scores"]?.count     // 2
///
/// Strict RFC 8259: duplicate keys, invalid UTF-8, lone surrogates, control characters, trailing commas, comments, NaN,
/// a byte order mark and more than one value are all refused with the offset of the byte. Values are found by index;
/// strings are unescaped and numbers converted when they are asked for.
///
/// Documents and elements are values that share one immutable index, so that parts of a message can be read on several
/// threads at once.
public struct JSONDocument: Sendable {
    let index: JSONIndex

    /// The bytes of the message, or of a larger text it stands in.
    public var bytes: [UInt8] { index.bytes }

    /// Indexes a whole message. The bytes are kept, not copied.
    ///
    /// - Throws: ``JSONError`` with the offset of the first fault.
    /// - Complexity: O(bytes).
    public init(parsing bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
        try self.init(parsing: bytes, in: 0..<bytes.count, limits: limits)
    }

    /// Indexes one message inside a larger text, e.g. a row of a batch or a line of a stream. Offsets count from the
    /// start of the text.
    ///
    /// - Parameter range: lies within the bytes; what reaches past them is cut off.
    /// - Throws: ``JSONError`` with the offset of the first fault.
    /// - Complexity: O(length of the range).
    public init(
        parsing bytes: [UInt8], in range: Range<Int>, limits: JSONLimits = JSONLimits()
    ) throws(JSONError) {
        var nodes: [JSONNode] = []
        nodes.reserveCapacity(32)
        index = try JSONIndex(parsing: bytes, in: range, limits: limits, nodes: consume nodes)
    }

    init(index: JSONIndex) { self.index = index }

    /// The value the message is.
    public var root: JSONElement { JSONElement(index: index, position: 0) }
}
