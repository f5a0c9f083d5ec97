/// The token in the value of `Authorization`: that of `Bearer` (RFC 6750), or the password of `Basic` (RFC 7617), which
/// is what clients send that can set a URL and nothing else.
enum Credentials {
    /// Longer decoded credentials are refused without a look.
    private static let maxDecodedBytes = 1024

    /// Gives `body` the token's bytes; nil where the value holds none.
    static func withToken<Result>(in value: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result? {
        if let start = start(of: "bearer ", in: value) { return body(value.extracting(start...)) }
        guard let start = start(of: "basic ", in: value) else { return nil }
        return withPassword(in: value.extracting(start...), body)
    }

    /// Past the scheme, whose name has no case, and the spaces behind it.
    private static func start(of scheme: StaticString, in value: Span<UInt8>) -> Int? {
        let length = scheme.utf8CodeUnitCount
        guard value.count > length else { return nil }
        let matches = scheme.withUTF8Buffer { name in
            for index in 0..<length {
                let byte = value[index]
                guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == name[index] else { return false }
            }
            return true
        }
        guard matches else { return nil }
        var start = length
        while start < value.count, value[start] == UInt8(ascii: " ") { start += 1 }
        return start
    }

    /// What follows the first colon of `user:password` in base 64; the user does not matter.
    private static func withPassword<Result>(in encoded: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result? {
        guard encoded.count <= maxDecodedBytes / 3 * 4 else { return nil }
        return withUnsafeTemporaryAllocation(byteCount: maxDecodedBytes, alignment: 1) { memory in
            let decoded = memory.bindMemory(to: UInt8.self)
            guard let count = decode(encoded, into: decoded) else { return nil }
            let text = UnsafeBufferPointer(rebasing: decoded[..<count])
            guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            return body(text.span.extracting((colon + 1)...))
        }
    }

    /// RFC 4648 section 4, padding at the end only; nil for anything else.
    private static func decode(_ text: Span<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        var end = text.count
        while end > 0, text.count - end < 2, text[end - 1] == UInt8(ascii: "=") { end -= 1 }
        guard end % 4 != 1, end == text.count || text.count % 4 == 0 else { return nil }
        var bits: UInt32 = 0
        var held = 0
        var count = 0
        for index in 0..<end {
            guard let value = sextet(text[index]) else { return nil }
            bits = bits << 6 | UInt32(value)
            held += 6
            guard held >= 8 else { continue }
            held -= 8
            output[count] = UInt8(truncatingIfNeeded: bits >> UInt32(held))
            count += 1
        }
        return count
    }

    private static func sextet(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
