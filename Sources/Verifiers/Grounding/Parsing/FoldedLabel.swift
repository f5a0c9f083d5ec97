/// A label as labels are compared: white space trimmed, case folded.
///
/// Folding lower-cases each scalar on its own, so that "STRASSE" and "straße" differ, and composed and decomposed
/// letters do: equality is of code points.
struct FoldedLabel: Sendable, Hashable {
    private let bytes: [UInt8]

    /// A label from JSON, unescaped already.
    init(_ label: String) { bytes = Self.fold(label) }

    /// A label as it stands in a response, escapes and all; `\u732b` is how Python's `json.dumps` writes 猫.
    init(escaped source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let raw = UnsafeBufferPointer(rebasing: source[range])
        if raw.contains(UInt8(ascii: "\\")) {
            bytes = Self.fold(Self.unescape(raw))
        } else {
            bytes = Self.fold(String(decoding: raw, as: UTF8.self))
        }
    }

    private static func fold(_ label: String) -> [UInt8] {
        let scalars = label.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return [] }
        var folded: [UInt8] = []
        for scalar in scalars[first...last] {
            if scalar.isASCII {
                folded.append(ByteClass.lowercased(UInt8(truncatingIfNeeded: scalar.value)))
            } else {
                folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return folded
    }

    /// Undoes the escapes of RFC 8259, section 7; a backslash before anything else is dropped, as Python's `\'` needs.
    private static func unescape(_ raw: UnsafeBufferPointer<UInt8>) -> String {
        var units: [UInt16] = []
        var plain: [UInt8] = []
        var text = ""
        func flushPlain() {
            text += String(decoding: plain, as: UTF8.self)
            plain.removeAll(keepingCapacity: true)
        }
        func flushUnits() {
            text += String(decoding: units, as: UTF16.self)
            units.removeAll(keepingCapacity: true)
        }
        var index = 0
        while index < raw.count {
            guard raw[index] == UInt8(ascii: "\\"), index + 1 < raw.count else {
                flushUnits()
                plain.append(raw[index])
                index += 1
                continue
            }
            let escape = raw[index + 1]
            if escape == UInt8(ascii: "u"), let unit = hexUnit(raw, at: index + 2) {
                flushPlain()
                units.append(unit)
                index += 6
                continue
            }
            flushUnits()
            plain.append(escape == UInt8(ascii: "n") || escape == UInt8(ascii: "t") ? UInt8(ascii: " ") : escape)
            index += 2
        }
        flushUnits()
        flushPlain()
        return text
    }

    private static func hexUnit(_ raw: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt16? {
        guard start + 4 <= raw.count else { return nil }
        var unit: UInt16 = 0
        for index in start..<start + 4 {
            let byte = ByteClass.lowercased(raw[index])
            if ByteClass.isDigit(byte) {
                unit = unit << 4 | UInt16(byte - 0x30)
            } else if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "f") {
                unit = unit << 4 | UInt16(byte - 0x57)
            } else {
                return nil
            }
        }
        return unit
    }
}
