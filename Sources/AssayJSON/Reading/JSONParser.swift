/// Reads one message after the other with the same memory for the index.
///
///     var parser = JSONParser()
///     for line in lines {
///         let document = try parser.parse(text, in: line)
///         …
///         parser.recycle(document)
///     }
public struct JSONParser: ~Copyable {
    private let limits: JSONLimits
    private var spare: [JSONNode] = []

    /// A parser for messages within limits.
    public init(limits: JSONLimits = JSONLimits()) {
        self.limits = limits
        spare.reserveCapacity(32)
    }

    /// Indexes one message inside a text; see ``JSONDocument/init(parsing:in:limits:)``.
    ///
    /// - Throws: ``JSONError`` with the offset of the first fault.
    public mutating func parse(_ bytes: [UInt8], in range: Range<Int>) throws(JSONError) -> JSONDocument {
        var nodes: [JSONNode] = []
        swap(&nodes, &spare)
        return JSONDocument(index: try JSONIndex(parsing: bytes, in: range, limits: limits, nodes: nodes))
    }

    /// Indexes a whole message; see ``JSONDocument/init(parsing:limits:)``.
    ///
    /// - Throws: ``JSONError`` with the offset of the first fault.
    public mutating func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONDocument {
        try parse(bytes, in: 0..<bytes.count)
    }

    /// Takes back the memory of a document's index for the next message. Elements of the document that are still held
    /// stay valid: then they keep the memory.
    public mutating func recycle(_ document: consuming JSONDocument) {
        var nodes = document.index.nodes
        // Without this the document would hold the array as well, and emptying it would copy.
        _ = consume document
        guard nodes.capacity > spare.capacity else { return }
        nodes.removeAll(keepingCapacity: true)
        spare = nodes
    }
}
