/// Unescapes strings the indexer has checked.
enum JSONStrings {
    /// The text of a string node as UTF-8.
    static func unescaped(_ node: JSONNode, _ bytes: RawSpan) -> [UInt8] {
        let capacity = Int(node.end - node.start)
        return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = unescape(node, bytes, into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// The text of a string node.
    static func string(_ node: JSONNode, _ bytes: RawSpan) -> String {
        let capacity = Int(node.end - node.start)
        return String(unsafeUninitializedCapacity: capacity) { buffer in
            unescape(node, bytes, into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Writes the text of a string node and returns its length; the buffer holds at least as many bytes as the escaped
    /// text, and unescaping never makes text longer.
    static func unescape(_ node: JSONNode, _ bytes: RawSpan, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let source = bytes.extracting(Int(node.start)..<Int(node.end))
        let length = source.byteCount
        guard node.hasEscapes else {
            source.withUnsafeBytes { buffer.copyMemory(from: $0) }
            return length
        }
        var read = 0
        var written = 0
        while read < length {
            // Up to the next backslash, 16 bytes at a time; what is copied too far is written over.
            while read + 16 <= length {
                let chunk = source.unsafeLoadUnaligned(fromByteOffset: read, as: SIMD16<UInt8>.self)
                buffer.storeBytes(of: chunk, toByteOffset: written, as: SIMD16<UInt8>.self)
                let isEscape = chunk .== 0x5c
                if any(isEscape) { break }
                read += 16
                written += 16
            }
            while read < length {
                let byte = source.unsafeLoad(fromByteOffset: read, as: UInt8.self)
                if byte == 0x5c { break }
                buffer[written] = byte
                read += 1
                written += 1
            }
            guard read + 1 < length else { break }
            let escape = source.unsafeLoad(fromByteOffset: read + 1, as: UInt8.self)
            if escape == 0x75 {
                (read, written) = unicode(source, read, buffer, written)
            } else {
                buffer[written] = simple(escape)
                read += 2
                written += 1
            }
        }
        return written
    }

    private static func simple(_ escape: UInt8) -> UInt8 {
        switch escape {
        case 0x62: 0x08
        case 0x66: 0x0c
        case 0x6e: 0x0a
        case 0x72: 0x0d
        case 0x74: 0x09
        default: escape
        }
    }

    /// Writes a `\u` escape, or a pair of them, as UTF-8.
    private static func unicode(
        _ source: RawSpan, _ read: Int, _ buffer: UnsafeMutableRawBufferPointer, _ written: Int
    ) -> (read: Int, written: Int) {
        var value = unit(source, read + 2)
        var length = 6
        if value & 0xfc00 == 0xd800 {
            value = 0x10000 + (value & 0x3ff) << 10 + unit(source, read + 8) & 0x3ff
            length = 12
        }
        var written = written
        func put(_ byte: UInt32) {
            buffer[written] = UInt8(truncatingIfNeeded: byte)
            written += 1
        }
        switch value {
        case ..<0x80: put(value)
        case ..<0x800:
            put(0xc0 | value >> 6)
            put(0x80 | value & 0x3f)
        case ..<0x10000:
            put(0xe0 | value >> 12)
            put(0x80 | value >> 6 & 0x3f)
            put(0x80 | value & 0x3f)
        default:
            put(0xf0 | value >> 18)
            put(0x80 | value >> 12 & 0x3f)
            put(0x80 | value >> 6 & 0x3f)
            put(0x80 | value & 0x3f)
        }
        return (read + length, written)
    }

    private static func unit(_ source: RawSpan, _ offset: Int) -> UInt32 {
        var unit: UInt32 = 0
        for index in offset..<(offset + 4) {
            let byte = source.unsafeLoad(fromByteOffset: index, as: UInt8.self)
            unit = unit << 4 | (Hexadecimal.value(of: byte) ?? 0)
        }
        return unit
    }
}
