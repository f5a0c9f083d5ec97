/// The grammar of `Host` and of an authority, RFC 9112 section 3.2 and RFC 3986 section 3.2.2.
enum HostField {
    /// Whether the text is a host with an optional or required port. User information is never part of it.
    static func isAuthority(_ text: Span<UInt8>, requiresPort: Bool) -> Bool {
        let hostEnd: Int
        if text.count > 0, text[0] == UInt8(ascii: "[") {
            guard let end = endOfLiteral(text) else { return false }
            hostEnd = end
        } else {
            guard let end = endOfName(text) else { return false }
            hostEnd = end
        }
        if hostEnd == text.count { return !requiresPort }
        return isPort(text.extracting((hostEnd + 1)...), isRequired: requiresPort)
    }

    /// Past a non-empty registered name or IPv4 address.
    private static func endOfName(_ text: Span<UInt8>) -> Int? {
        var index = 0
        while index < text.count, text[index] != UInt8(ascii: ":") {
            guard ByteClass.isHostName(text[index]) else { return nil }
            if text[index] == UInt8(ascii: "%") {
                guard index + 2 < text.count, ByteClass.hexValue(text[index + 1]) != nil,
                    ByteClass.hexValue(text[index + 2]) != nil
                else { return nil }
            }
            index += 1
        }
        return index == 0 ? nil : index
    }

    /// Past `[…]`, which must look like an IPv6 address: this server never connects to it, so groups are not counted.
    private static func endOfLiteral(_ text: Span<UInt8>) -> Int? {
        var index = 1
        var colons = 0
        while index < text.count, text[index] != UInt8(ascii: "]") {
            let byte = text[index]
            if byte == UInt8(ascii: ":") { colons += 1 }
            guard byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || ByteClass.hexValue(byte) != nil else {
                return nil
            }
            index += 1
        }
        guard index < text.count, (2...7).contains(colons) else { return nil }
        let end = index + 1
        return end == text.count || text[end] == UInt8(ascii: ":") ? end : nil
    }

    private static func isPort(_ digits: Span<UInt8>, isRequired: Bool) -> Bool {
        guard digits.count > 0 else { return !isRequired }
        guard digits.count <= 5 else { return false }
        var value = 0
        for index in 0..<digits.count {
            guard ByteClass.isDigit(digits[index]) else { return false }
            value = value * 10 + Int(digits[index] &- 0x30)
        }
        return value <= 65_535
    }
}
