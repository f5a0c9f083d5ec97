/// One member of an object.
public struct JSONMember: Sendable {
    private let document: JSONDocument
    private let keyIndex: Int

    init(document: JSONDocument, keyIndex: Int) {
        self.document = document
        self.keyIndex = keyIndex
    }

    /// The key, unescaped.
    public var key: String { JSONStrings.string(document.nodes[keyIndex], document.bytes.span.bytes) }
    /// The value.
    public var value: JSONElement { JSONElement(document: document, index: keyIndex + 1) }

    /// Whether the key is the given ASCII text; no text is made where the key holds no escape.
    public func hasKey(_ key: StaticString) -> Bool {
        let node = document.nodes[keyIndex]
        if node.hasEscapes { return self.key == key.description }
        let start = Int(node.start)
        guard Int(node.end) - start == key.utf8CodeUnitCount else { return false }
        return key.withUTF8Buffer { buffer in
            for offset in 0..<buffer.count where document.bytes[start + offset] != buffer[offset] { return false }
            return true
        }
    }
}
