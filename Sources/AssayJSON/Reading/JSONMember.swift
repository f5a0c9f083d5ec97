/// One member of an object.
public struct JSONMember: Sendable {
    let index: JSONIndex
    /// The node of the key; the next one is the value's.
    let position: Int

    private var node: JSONNode { index.nodes[position] }

    /// The key, unescaped.
    public var key: String { JSONStrings.string(node, index.bytes) }
    /// The value.
    public var value: JSONElement { JSONElement(index: index, position: position + 1) }
    /// The offset of the key's opening quote, for messages.
    public var offset: Int { Int(node.start) - 1 }

    /// Whether the key is the given text, byte for byte; no text is made where the key holds no escape.
    public func hasKey(_ key: StaticString) -> Bool {
        let node = node
        // An escape is longer than what it stands for.
        guard Int(node.end - node.start) >= key.utf8CodeUnitCount else { return false }
        return key.withUTF8Buffer { isKey(node, $0.span) }
    }

    /// Whether the key is the given text, byte for byte (never by canonical equivalence).
    public func hasKey(text key: String) -> Bool { isKey(node, key.utf8Span.span) }

    /// The position of the key in a list of known ones; nil where it is none of them.
    ///
    /// - Complexity: O(keys of the list), a comparison of one word each.
    public func position(in list: JSONKeyList) -> Int? {
        let node = node
        let text = index.bytes
        let bytes = text.span.bytes
        guard node.hasEscapes else { return list.position(of: bytes, Int(node.start)..<Int(node.end)) }
        let key = JSONStrings.unescaped(node, bytes)
        return list.position(of: key.span.bytes, 0..<key.count)
    }

    private func isKey(_ node: JSONNode, _ key: Span<UInt8>) -> Bool {
        let text = index.bytes
        let bytes = text.span.bytes
        guard node.hasEscapes else {
            return KeyBytes.areEqual(bytes, Int(node.start)..<Int(node.end), key.bytes, 0..<key.count)
        }
        let unescaped = JSONStrings.unescaped(node, bytes)
        return KeyBytes.areEqual(unescaped.span.bytes, 0..<unescaped.count, key.bytes, 0..<key.count)
    }
}
