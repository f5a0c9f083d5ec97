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
    /// Whether a double that is not finite was asked for, and `null` written in its place: JSON has no such number, and
    /// whoever must not lose one looks here at the end.
    public private(set) var hasReplacedNonFinite = false
    private var needsComma = false

    /// An empty buffer with room for a number of bytes.
    public init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    /// Goes on behind bytes that are there, e.g. the head of a message, without a comma between.
    public init(appendingTo bytes: consuming [UInt8]) { self.bytes = bytes }

    /// Forgets what has been written and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        hasReplacedNonFinite = false
        needsComma = false
    }

    /// Ends a line of JSON Lines: a line feed, and no comma before what follows.
    public mutating func endLine() {
        bytes.append(0x0a)
        needsComma = false
    }

    /// `{`
    public mutating func beginObject() { open(0x7b) }
    /// `}`
    public mutating func endObject() { close(0x7d) }
    /// `[`
    public mutating func beginArray() { open(0x5b) }
    /// `]`
    public mutating func endArray() { close(0x5d) }

    /// A key. Keys of one object are distinct; nobody checks.
    public mutating func key(_ key: String) {
        separate()
        quoted(key)
        bytes.append(0x3a)
        needsComma = false
    }

    /// A key that needs no escaping, because a programmer wrote it: plain ASCII without quotes and backslashes.
    public mutating func key(literal key: StaticString) {
        separate()
        bytes.append(0x22)
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3a)
        needsComma = false
    }

    /// A piece of JSON up to where a value is due, as a programmer wrote it, commas and all: `,"score":`.
    public mutating func fragment(_ json: StaticString) {
        append(literal: json)
        needsComma = false
    }

    /// `null`
    public mutating func null() { word("null") }
    /// `true` or `false`
    public mutating func bool(_ value: Bool) { value ? word("true") : word("false") }

    /// A whole number.
    public mutating func int(_ value: Int) {
        separate()
        let digits = DecimalDigits(value)
        digits.span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        needsComma = true
    }

    /// The shortest text that reads back as the same double, whole numbers with a fraction: `1.0`, `-0.0`, `1e+20`.
    ///
    /// A value JSON has no number for becomes `null`, and ``hasReplacedNonFinite`` says so.
    public mutating func double(_ value: Double) {
        guard value.isFinite else {
            hasReplacedNonFinite = true
            return null()
        }
        separate()
        if value == 1 {
            // Verdicts are full of 1.0 and 0.0.
            append(literal: "1.0")
        } else if value == 0, value.sign == .plus {
            append(literal: "0.0")
        } else {
            append(value.description)
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
        append(value.literal)
        needsComma = true
    }

    /// A value of a document as it is spelled there.
    public mutating func raw(_ element: JSONElement) {
        separate()
        bytes.append(contentsOf: element.index.bytes[element.sourceRange])
        needsComma = true
    }

    /// A value that is JSON already; nobody checks.
    public mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    /// A whole tree, as deep as it is.
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

    private mutating func word(_ text: StaticString) {
        separate()
        append(literal: text)
        needsComma = true
    }

    private mutating func append(literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private mutating func quoted(_ text: String) {
        var text = text
        text.withUTF8 { Escaping.append($0.span, to: &bytes) }
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2c) }
    }
}
