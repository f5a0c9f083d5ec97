/// Replaces the character references of HTML that tables use: numbers, and a closed list of names.
enum HTMLEntity {
    private static let names: [[UInt8]: UInt32] = {
        let list: [(String, UInt32)] = [
            ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0xA0), ("times", 0xD7),
            ("plusmn", 0xB1), ("deg", 0xB0), ("micro", 0xB5), ("middot", 0xB7), ("ndash", 0x2013), ("mdash", 0x2014),
            ("minus", 0x2212), ("le", 0x2264), ("ge", 0x2265), ("euro", 0x20AC), ("pound", 0xA3), ("yen", 0xA5),
            ("hellip", 0x2026), ("alpha", 0x3B1), ("beta", 0x3B2), ("gamma", 0x3B3), ("delta", 0x3B4), ("mu", 0x3BC),
            ("copy", 0xA9), ("reg", 0xAE), ("trade", 0x2122), ("frac12", 0xBD), ("sup2", 0xB2), ("sup3", 0xB3),
        ]
        return Dictionary(uniqueKeysWithValues: list.map { (Array($0.0.utf8), $0.1) })
    }()
    /// A reference longer than this is text.
    private static let maxBytes = 10

    /// Appends a text with its references replaced; what is no reference stays as it is.
    ///
    /// - Complexity: O(n).
    static func append(_ source: ArraySlice<UInt8>, to text: inout [UInt8]) {
        var offset = source.startIndex
        while offset < source.endIndex {
            if source[offset] == 0x26, let (scalar, end) = read(source, offset) {
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                offset = end
            } else {
                text.append(source[offset])
                offset += 1
            }
        }
    }

    private static func read(_ source: ArraySlice<UInt8>, _ start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        let window = source[start...].dropFirst().prefix(maxBytes)
        guard let close = window.firstIndex(of: 0x3B) else { return nil }
        let name = window[..<close]
        let value: UInt32?
        if name.first == 0x23 {
            let digits = name.dropFirst()
            let isHexadecimal = digits.first.map { $0 | 0x20 == 0x78 } ?? false
            let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
            value = text.utf8.first == 0x2B ? nil : UInt32(text, radix: isHexadecimal ? 16 : 10)
        } else {
            value = names[Array(name)]
        }
        guard let value, value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
        return (scalar, close + 1)
    }
}
