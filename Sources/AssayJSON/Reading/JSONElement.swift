/// One value of a ``JSONDocument``: a position, not a copy.
public struct JSONElement: Sendable {
    let document: JSONDocument
    let index: Int

    private var node: JSONNode { document.nodes[index] }

    /// The kind.
    public var kind: JSONKind { node.kind }
    /// Whether it is `null`.
    public var isNull: Bool { kind == .null }
    /// The offset of its first byte, for messages.
    public var offset: Int { Int(node.start) - (kind == .string ? 1 : 0) }

    /// Its bytes in the text, quotes and brackets included.
    public var sourceRange: Range<Int> {
        let node = node
        return kind == .string ? Int(node.start) - 1..<Int(node.end) + 1 : Int(node.start)..<Int(node.end)
    }

    /// The text of a string; nil for any other kind.
    public var string: String? {
        kind == .string ? JSONStrings.string(node, document.bytes.span.bytes) : nil
    }

    /// The length of a string's text as it is escaped, in bytes, an upper bound of its length; 0 for any other kind.
    public var escapedByteCount: Int { kind == .string ? Int(node.end - node.start) : 0 }

    /// The number in its own spelling; nil for any other kind.
    public var number: JSONNumber? {
        guard kind == .number else { return nil }
        let node = node
        return JSONNumber(
            checkedLiteral: String(decoding: document.bytes[Int(node.start)..<Int(node.end)], as: UTF8.self))
    }

    /// The Boolean; nil for any other kind.
    public var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The elements of an array in order; empty for any other kind.
    public var elements: JSONElements {
        JSONElements(document: document, position: index + 1, end: kind == .array ? Int(node.next) : index + 1)
    }

    /// The members of an object in order; empty for any other kind.
    public var members: JSONMembers {
        JSONMembers(document: document, position: index + 1, end: kind == .object ? Int(node.next) : index + 1)
    }

    /// The value under a key of an object; nil where there is none, or for any other kind.
    ///
    /// - Complexity: O(members).
    public subscript(key: StaticString) -> JSONElement? {
        for member in members where member.hasKey(key) { return member.value }
        return nil
    }

    /// The value as a tree. Depth is bounded by the limits the document was read with.
    public func value() -> JSONValue {
        switch kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return number.map(JSONValue.number) ?? .null
        case .string: return .string(string ?? "")
        case .array: return .array(elements.map { $0.value() })
        case .object:
            var object = JSONObject()
            object.appendDistinct(members.map { JSONObject.Member(key: $0.key, value: $0.value.value()) })
            return .object(object)
        }
    }
}
