/// A call as the published script of `glm_computer` reads it: single-quoted values on one line, whole numbers.
struct ReferenceCall: Sendable {
    let name: String
    private let values: [String: String]

    /// - Returns: nil where the text is anything but one such call.
    init?(_ text: String) {
        var scanner = LiteralScanner(text, .python)
        scanner.skipSpace()
        guard let name = scanner.identifier(), scanner.takes("(") else { return nil }
        var values: [String: String] = [:]
        scanner.skipSpace()
        while !scanner.takes(")") {
            guard values.count < 16, let key = scanner.identifier() else { return nil }
            scanner.skipSpace()
            guard scanner.takes("=") else { return nil }
            scanner.skipSpace()
            guard let value = Self.value(&scanner) else { return nil }
            values[key] = value
            scanner.skipSpace()
            if scanner.takes(",") { scanner.skipSpace() } else if scanner.byte != UInt8(ascii: ")") { return nil }
        }
        scanner.skipSpace()
        guard scanner.isAtEnd else { return nil }
        self.name = name
        self.values = values
    }

    subscript(key: String) -> String? { values[key] }

    func point(_ key: String) -> ReferencePoint? { values[key].flatMap(ReferencePoint.init) }

    /// What stands between single quotes, escapes as they are; or a whole number.
    private static func value(_ scanner: inout LiteralScanner) -> String? {
        let start = scanner.offset
        if scanner.takes("'") {
            while let byte = scanner.byte, byte != 0x0A {
                scanner.offset += 1
                if byte == UInt8(ascii: "'") {
                    return String(decoding: scanner.bytes[start + 1..<scanner.offset - 1], as: UTF8.self)
                }
                if byte == UInt8(ascii: "\\"), !scanner.isAtEnd, scanner.byte != 0x0A { scanner.offset += 1 }
            }
            return nil
        }
        while let byte = scanner.byte, byte.isDigit { scanner.offset += 1 }
        guard scanner.offset > start else { return nil }
        return String(decoding: scanner.bytes[start..<scanner.offset], as: UTF8.self)
    }
}
