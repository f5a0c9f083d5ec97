/// Texts of the strings the indexer has checked.
enum JSONStrings {
    /// The text of a string node as UTF-8.
    static func unescaped(_ node: JSONNode, _ bytes: RawSpan) -> [UInt8] {
        var text: [UInt8] = []
        append(node, bytes, to: &text)
        return text
    }

    /// Appends the text of a string node as UTF-8.
    static func append(_ node: JSONNode, _ bytes: RawSpan, to buffer: inout [UInt8]) {
        let source = bytes.extracting(Int(node.start)..<Int(node.end))
        buffer.append(addingCapacity: source.byteCount) { output in
            output.withUnsafeMutableBufferPointer { target, count in
                var text = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target)[count...])
                    .mutableBytes
                count += write(source, hasEscapes: node.hasEscapes, into: &text)
            }
        }
    }

    /// The text of a string node.
    static func string(_ node: JSONNode, _ bytes: [UInt8]) -> String {
        let range = Int(node.start)..<Int(node.end)
        guard node.hasEscapes else { return copy(bytes, range) }
        let source = bytes.span.bytes.extracting(range)
        // By way of a temporary buffer, which costs a copy and spares String's own check of the UTF-8.
        return withUnsafeTemporaryAllocation(byteCount: source.byteCount, alignment: 1) { buffer in
            var text = buffer.mutableBytes
            let length = write(source, hasEscapes: true, into: &text)
            let written = UnsafeBufferPointer(buffer[..<length].assumingMemoryBound(to: UInt8.self))
            return String(copying: UTF8Span(unchecked: written.span))
        }
    }

    /// Bytes the indexer has found to be valid UTF-8, as they are: they are not checked a second time.
    static func copy(_ bytes: [UInt8], _ range: Range<Int>) -> String {
        String(copying: UTF8Span(unchecked: bytes.span.extracting(range)))
    }

    private static func write(_ source: RawSpan, hasEscapes: Bool, into target: inout MutableRawSpan) -> Int {
        if hasEscapes { return Unescaping.unescape(source, into: &target) }
        target.withUnsafeMutableBytes { target in source.withUnsafeBytes { target.copyMemory(from: $0) } }
        return source.byteCount
    }
}
