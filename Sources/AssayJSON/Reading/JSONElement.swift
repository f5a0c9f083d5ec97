/// One value of a ``JSONDocument``: a position, not a copy.
public struct JSONElement: Sendable {
    let index: JSONIndex
    let position: Int

    var node: JSONNode { index.nodes[position] }

    /// The kind.
    public var kind: JSONKind { node.kind }
    /// Whether it is `null`.
    public var isNull: Bool { kind == .null }
    /// The offset of its first byte, for messages.
    public var offset: Int { sourceRange.lowerBound }

    /// Its bytes in the text, quotes and brackets included.
    public var sourceRange: Range<Int> {
        let node = node
        return node.kind == .string ? Int(node.start) - 1..<Int(node.end) + 1 : Int(node.start)..<Int(node.end)
    }

    /// The Boolean; nil for any other kind.
    public var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The number of elements of an array or members of an object; 0 for any other kind.
    ///
    /// - Complexity: O(result).
    public var count: Int {
        switch kind {
        case .array: elements.reduce(0) { count, _ in count + 1 }
        case .object: members.reduce(0) { count, _ in count + 1 }
        default: 0
        }
    }

    /// The elements of an array in order; empty for any other kind.
    public var elements: JSONElements {
        JSONElements(index: index, position: position + 1, end: node.kind == .array ? Int(node.next) : position + 1)
    }

    /// The members of an object in order; empty for any other kind.
    public var members: JSONMembers {
        JSONMembers(index: index, position: position + 1, end: node.kind == .object ? Int(node.next) : position + 1)
    }

    /// The value under a key of an object; nil where there is none, or for any other kind.
    ///
    /// - Complexity: O(members).
    public subscript(key: StaticString) -> JSONElement? {
        for member in members where member.hasKey(key) { return member.value }
        return nil
    }

    /// The value under a key that is not known in advance; nil where there is none, or for any other kind.
    ///
    /// - Complexity: O(members).
    public subscript(text key: String) -> JSONElement? {
        for member in members where member.hasKey(text: key) { return member.value }
        return nil
    }

    /// The value as a tree. Depth is bounded by the limits the document was read with.
    ///
    /// - Complexity: O(bytes).
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
