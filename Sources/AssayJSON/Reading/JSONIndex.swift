/// What a document and all its elements share: the text and the index over it. Never changed once it is made.
final class JSONIndex: Sendable {
    let bytes: [UInt8]
    let nodes: [JSONNode]

    init(bytes: [UInt8], nodes: [JSONNode]) {
        self.bytes = bytes
        self.nodes = nodes
    }

    /// Reads one message. `nodes` is empty and lends its capacity.
    convenience init(
        parsing bytes: [UInt8], in range: Range<Int>, limits: JSONLimits, nodes: consuming [JSONNode]
    ) throws(JSONError) {
        let range = range.clamped(to: 0..<bytes.count)
        var indexer = JSONIndexer(bytes.span.bytes, in: range, limits: limits, nodes: nodes)
        try indexer.run()
        self.init(bytes: bytes, nodes: indexer.takeNodes())
    }
}
