/// Percent escapes of RFC 3986 section 2.1, decoded to text.
enum PercentDecoding {
    /// A decoded path, or nil where an escape hides a slash or a control character, or the text is not UTF-8: such a
    /// path would mean one thing to a proxy and another here.
    static func path(_ encoded: Span<UInt8>) -> String? {
        guard let bytes = decode(encoded, plusIsSpace: false, refusesHidden: true) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// A decoded text, or nil for a bad escape or bytes that are not UTF-8.
    static func text(_ encoded: Span<UInt8>, plusIsSpace: Bool) -> String? {
        guard let bytes = decode(encoded, plusIsSpace: plusIsSpace, refusesHidden: false) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func decode(_ encoded: Span<UInt8>, plusIsSpace: Bool, refusesHidden: Bool) -> [UInt8]? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(encoded.count)
        var index = 0
        while index < encoded.count {
            let byte = encoded[index]
            index += 1
            guard byte == UInt8(ascii: "%") else {
                decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? ByteClass.space : byte)
                continue
            }
            guard index + 1 < encoded.count, let high = ByteClass.hexValue(encoded[index]),
                let low = ByteClass.hexValue(encoded[index + 1])
            else { return nil }
            index += 2
            let value = high << 4 | low
            if refusesHidden, value < 0x20 || value == 0x7F || value == UInt8(ascii: "/") { return nil }
            decoded.append(value)
        }
        return decoded
    }
}
