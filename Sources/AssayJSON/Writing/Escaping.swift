/// Spells texts as JSON strings: `"`, `\` and the controls below 0x20 are escaped, everything else stands as it is.
enum Escaping {
    /// Appends a text in quotes.
    static func append(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
        let first = endOfPlain(text, from: 0)
        if first == text.count { return appendPlain(text, to: &bytes) }
        bytes.append(0x22)
        text.extracting(0..<first).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        escape(text[first], &bytes)
        var start = first + 1
        while true {
            let plain = endOfPlain(text, from: start)
            text.extracting(start..<plain).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            guard plain < text.count else { break }
            escape(text[plain], &bytes)
            start = plain + 1
        }
        bytes.append(0x22)
    }

    /// Appends a text that needs no escapes, at one go.
    private static func appendPlain(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: text.count &+ 2) { output in
            output.append(0x22)
            output.withUnsafeMutableBufferPointer { target, count in
                text.withUnsafeBytes {
                    UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target)[count...])
                        .copyMemory(from: $0)
                }
                count &+= text.count
            }
            output.append(0x22)
        }
    }

    /// The offset of the first byte that is escaped, or the end.
    private static func endOfPlain(_ text: Span<UInt8>, from start: Int) -> Int {
        var at = start
        let raw = text.bytes
        while at &+ 16 <= text.count {
            let lanes = TextVectors.escaped(raw.unsafeLoadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self))
            if TextVectors.isSet(lanes) { return at &+ ByteMask(lanes).first }
            at &+= 16
        }
        while at &+ 8 <= text.count, isPlain(raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)) { at &+= 8 }
        while at < text.count, text[at] >= 0x20, text[at] != 0x22, text[at] != 0x5c { at &+= 1 }
        return at
    }

    /// Whether none of eight bytes is escaped: no borrow reaches a byte unless one below it is.
    @inline(__always)
    private static func isPlain(_ word: UInt64) -> Bool {
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        let (quote, backslash) = (word ^ 0x22 &* ones, word ^ 0x5c &* ones)
        let isLow = (word &- 0x20 &* ones) & ~word
        let isMarked = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
        return (isLow | isMarked) & highs == 0
    }

    private static func escape(_ byte: UInt8, _ bytes: inout [UInt8]) {
        bytes.append(0x5c)
        switch byte {
        case 0x22, 0x5c: bytes.append(byte)
        case 0x08: bytes.append(0x62)
        case 0x09: bytes.append(0x74)
        case 0x0a: bytes.append(0x6e)
        case 0x0c: bytes.append(0x66)
        case 0x0d: bytes.append(0x72)
        default:
            bytes.append(0x75)
            bytes.append(0x30)
            bytes.append(0x30)
            bytes.append(digit(byte >> 4))
            bytes.append(digit(byte & 0x0f))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 | value : 0x57 + value }
}
