import AssayJSON
import AssayText

/// What a form or a receipt states: values under keys, each pair as often as it is stated.
struct KeyValues: Sendable {
    /// The most pairs that are read.
    static let maxPairs = 10_000

    struct Pair: Sendable, Hashable {
        /// The key, folded: case, spaces, `_` and `-` say nothing; keys of objects within objects are joined by `.`.
        let key: String
        /// The value, normalised; a plain decimal without zeros at its end.
        let value: [UInt32]
    }

    /// The pairs in order, and the value of each as it was written.
    private(set) var pairs: [Pair] = []
    private(set) var sources: [String] = []
    /// Whether there were more pairs than are read.
    private(set) var isCut = false

    private let normalization: TextNormalization

    /// Reads JSON, or lines of `key: value`; what is neither holds no pairs.
    ///
    /// - Complexity: O(n).
    init(_ text: String, _ normalization: TextNormalization) {
        self.normalization = normalization
        let body = Self.unfenced(UnicodeText.trimmed(text))
        if body.utf8.first == 0x7B || body.utf8.first == 0x5B {
            if let document = try? JSONDocument(parsing: Array(body.utf8)) { add(document.root.value(), under: "") }
        } else {
            addLines(body)
        }
    }

    /// Reads a JSON value.
    init(_ value: JSONValue, _ normalization: TextNormalization) {
        self.normalization = normalization
        add(value, under: "")
    }

    /// Adds the leaves of a value; elements of arrays stand under the array's own key. The reader has capped the depth.
    private mutating func add(_ value: JSONValue, under key: String) {
        switch value {
        case .object(let object):
            for member in object.members { add(member.value, under: key.isEmpty ? member.key : key + "." + member.key) }
        case .array(let elements): for element in elements { add(element, under: key) }
        case .string(let text): add(key, text)
        case .number(let number): add(key, number.literal)
        case .bool(let flag): add(key, flag ? "true" : "false")
        case .null: break
        }
    }

    /// Adds a pair; an empty value states nothing.
    private mutating func add(_ key: String, _ source: String) {
        let value = Self.withoutTrailingZeros(normalization.codePoints(of: source))
        if value.isEmpty { return }
        guard pairs.count < Self.maxPairs else {
            isCut = true
            return
        }
        pairs.append(Pair(key: Self.folded(key), value: value))
        sources.append(source)
    }

    /// A plain decimal without the zeros at the end of its fraction: 12.50 is 12.5 in a form, as it is in JSON.
    private static func withoutTrailingZeros(_ value: [UInt32]) -> [UInt32] {
        guard let point = value.firstIndex(of: 0x2E), point > 0, point + 1 < value.count,
            value.indices.allSatisfy({ $0 == point || value[$0] &- 0x30 < 10 || $0 == 0 && value[0] == 0x2D })
        else { return value }
        var end = value.count
        while end > point + 1, value[end - 1] == 0x30 { end -= 1 }
        return Array(value[..<(end == point + 1 ? point : end)])
    }

    private mutating func addLines(_ text: String) {
        for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            var line = line[...]
            while let first = line.first, [0x20, 0x09, 0x2D, 0x2A, 0x2B].contains(first), line.dropFirst().first != nil
            {
                // `**Key**: value` starts with the emphasis of the key.
                if first == 0x2A, line.dropFirst().first == 0x2A { break }
                line = line.dropFirst()
            }
            let bytes = Array(line)
            guard let separator = Self.separator(bytes) else { continue }
            let key = FreeText(String(decoding: bytes[..<separator.lowerBound], as: UTF8.self)).key
            let value = String(decoding: bytes[separator.upperBound...], as: UTF8.self)
            if !key.utf8.isEmpty { add(key, AnswerWrappers.stripped(UnicodeText.trimmed(Self.withoutStars(value)))) }
        }
    }

    /// `**Key:** value` leaves the stars of the key before the value.
    private static func withoutStars(_ value: String) -> String {
        value.utf8.starts(with: [0x2A, 0x2A]) ? String(decoding: Array(value.utf8.dropFirst(2)), as: UTF8.self) : value
    }

    /// The first `:`, `：` or tab of a line.
    private static func separator(_ line: [UInt8]) -> Range<Int>? {
        for (index, byte) in line.enumerated() {
            if byte == 0x3A || byte == 0x09 { return index..<(index + 1) }
            if byte == 0xEF, index + 2 < line.count, line[index + 1] == 0xBC, line[index + 2] == 0x9A {
                return index..<(index + 3)
            }
        }
        return nil
    }

    private static func folded(_ key: String) -> String {
        let bytes = FreeText(key).key.utf8.filter { $0 != 0x20 && $0 != 0x5F && $0 != 0x2D && $0 != 0x2A }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text between the lines of a code fence.
    private static func unfenced(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.starts(with: [0x60, 0x60, 0x60]), let start = bytes.firstIndex(of: 0x0A) else { return text }
        var body = bytes[(start + 1)...]
        if body.suffix(3).elementsEqual([0x60, 0x60, 0x60]) { body.removeLast(3) }
        return UnicodeText.trimmed(String(decoding: body, as: UTF8.self))
    }
}
