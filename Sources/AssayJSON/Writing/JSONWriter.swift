/// Writes JSON into a buffer: commas by itself, strings escaped, doubles in the shortest form that reads back as the
/// same double. The same calls always write the same bytes.
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.key("score")
///     writer.double(1)
///     writer.endObject()      // {"score":1.0}
public struct JSONWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty buffer with room for a number of bytes.
    public init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    /// `{`
    public mutating func beginObject() { open(0x7b) }
    /// `}`
    public mutating func endObject() { close(0x7d) }
    /// `[`
    public mutating func beginArray() { open(0x5b) }
    /// `]`
    public mutating func endArray() { close(0x5d) }

    /// A key that needs no escaping.
    public mutating func key(_ key: StaticString) {
        separate()
        bytes.append(0x22)
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3a)
        needsComma = false
    }

    /// A key.
    public mutating func key(_ key: String) {
        separate()
        quoted(key)
        bytes.append(0x3a)
        needsComma = false
    }

    /// `null`
    public mutating func null() { literal("null") }
    /// `true` or `false`
    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    /// A whole number.
    public mutating func int(_ value: Int) {
        separate()
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var count = 0
        var rest = value.magnitude
        repeat {
            digits[count] = UInt8(truncatingIfNeeded: rest % 10) | 0x30
            count += 1
            rest /= 10
        } while rest > 0
        if value < 0 { bytes.append(0x2d) }
        while count > 0 {
            count -= 1
            bytes.append(digits[count])
        }
        needsComma = true
    }

    /// The shortest text that reads back as the same double; a value JSON has no number for becomes `null`.
    public mutating func double(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        // Verdicts are full of these two.
        if value == 1 {
            bytes.append(contentsOf: [0x31, 0x2e, 0x30])
        } else if value == 0, value.sign == .plus {
            bytes.append(contentsOf: [0x30, 0x2e, 0x30])
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
        needsComma = true
    }

    /// A string.
    public mutating func string(_ value: String) {
        separate()
        quoted(value)
        needsComma = true
    }

    /// A string, or `null`.
    public mutating func string(_ value: String?) {
        if let value { string(value) } else { null() }
    }

    /// A number in its own spelling.
    public mutating func number(_ value: JSONNumber) {
        separate()
        bytes.append(contentsOf: value.literal.utf8)
        needsComma = true
    }

    /// A value that is JSON already.
    public mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    /// A whole tree.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): bool(flag)
        case .number(let number): self.number(number)
        case .string(let text): string(text)
        case .array(let values):
            beginArray()
            for element in values { self.value(element) }
            endArray()
        case .object(let object): self.object(object)
        }
    }

    /// A whole object.
    public mutating func object(_ object: JSONObject) {
        beginObject()
        for member in object.members {
            key(member.key)
            value(member.value)
        }
        endObject()
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func literal(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2c) }
    }

    private mutating func quoted(_ text: String) {
        bytes.append(0x22)
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for index in 0..<utf8.count {
                let byte = utf8[index]
                if byte >= 0x20 && byte != 0x22 && byte != 0x5c { continue }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        bytes.append(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(0x5c)
        switch byte {
        case 0x22, 0x5c: bytes.append(byte)
        case 0x08: bytes.append(0x62)
        case 0x09: bytes.append(0x74)
        case 0x0a: bytes.append(0x6e)
        case 0x0c: bytes.append(0x66)
        case 0x0d: bytes.append(0x72)
        default:
            let digits: StaticString = "0123456789abcdef"
            bytes.append(contentsOf: [0x75, 0x30, 0x30])
            bytes.append(digits.utf8Start[Int(byte >> 4)])
            bytes.append(digits.utf8Start[Int(byte & 0x0f)])
        }
    }
}
