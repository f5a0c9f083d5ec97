extension JSONElement {
    /// The text of a string; nil for any other kind.
    ///
    /// - Complexity: O(bytes); a copy where the text holds no escape.
    public var string: String? { kind == .string ? JSONStrings.string(node, index.bytes) : nil }

    /// Whether a string is spelled with escapes: where it is not, ``textRange`` is its text. False for any other kind.
    public var hasEscapes: Bool { node.hasEscapes }

    /// The bytes between the quotes of a string, valid UTF-8, escapes as they are; nil for any other kind.
    public var textRange: Range<Int>? {
        let node = node
        return node.kind == .string ? Int(node.start)..<Int(node.end) : nil
    }

    /// The length of a string's text as it is escaped, in bytes, an upper bound of its length; 0 for any other kind.
    public var escapedByteCount: Int { textRange?.count ?? 0 }

    /// Appends the text of a string as UTF-8 to a buffer that may be used again; nothing for any other kind.
    ///
    /// - Complexity: O(bytes).
    public func appendUnescaped(to buffer: inout [UInt8]) {
        guard kind == .string else { return }
        let text = index.bytes
        JSONStrings.append(node, text.span.bytes, to: &buffer)
    }

    /// The text of a string.
    ///
    /// - Throws: ``JSONError`` `wrongKind` for any other kind.
    public func readString() throws(JSONError) -> String {
        guard let string else { throw wrongKind("a string") }
        return string
    }

    /// The Boolean.
    ///
    /// - Throws: ``JSONError`` `wrongKind` for any other kind.
    public func readBool() throws(JSONError) -> Bool {
        guard let bool else { throw wrongKind("a boolean") }
        return bool
    }

    func wrongKind(_ expected: String) -> JSONError {
        JSONError(.wrongKind(expected: expected, found: kind.name), at: offset)
    }
}
