/// Reads JSON, Python literals and calls from left to right; nothing is evaluated.
///
/// Nesting is bounded by ``maxDepth``; every byte is looked at once, so the work is linear.
struct LiteralScanner {
    /// Brackets within brackets that are read.
    static let maxDepth = 32

    let bytes: [UInt8]
    let dialect: LiteralDialect
    var offset: Int
    /// Whether an object had one key twice; the later value stands.
    var hasTwinKeys = false

    init(_ text: String, _ dialect: LiteralDialect, from offset: Int = 0) {
        bytes = Array(text.utf8)
        self.dialect = dialect
        self.offset = offset
    }

    init(bytes: [UInt8], _ dialect: LiteralDialect, from offset: Int = 0) {
        self.bytes = bytes
        self.dialect = dialect
        self.offset = offset
    }

    var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }
    var isAtEnd: Bool { offset >= bytes.count }

    /// One value and nothing else.
    static func whole(_ text: String, _ dialect: LiteralDialect) throws(ActionProblem) -> Literal {
        var scanner = LiteralScanner(text, dialect)
        let value = try scanner.value()
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw .syntax }
        if scanner.hasTwinKeys, dialect == .lenient { throw .twinKeys }
        return value
    }

    mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
    }

    /// Takes a byte that has to come next.
    mutating func take(_ wanted: Character) throws(ActionProblem) {
        guard takes(wanted) else { throw .syntax }
    }

    /// Takes a byte where it comes next.
    mutating func takes(_ wanted: Character) -> Bool {
        guard let byte, byte == wanted.asciiValue else { return false }
        offset += 1
        return true
    }

    /// Takes a word where it comes next.
    mutating func takes(word: StaticString) -> Bool {
        let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[offset...].starts(with: word) else { return false }
        offset += word.count
        return true
    }

    /// A value after optional white space.
    mutating func value(depth: Int = 0) throws(ActionProblem) -> Literal {
        skipSpace()
        guard let byte else { throw .syntax }
        switch byte {
        case UInt8(ascii: "\""): return .text(try string(quote: byte))
        case UInt8(ascii: "'"):
            guard dialect != .json else { throw .syntax }
            return .text(try string(quote: byte))
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return .list(try elements(until: "]", depth: depth).values)
        case UInt8(ascii: "("):
            guard dialect != .json else { throw .syntax }
            let (values, endsInComma) = try elements(until: ")", depth: depth)
            if values.count == 1, !endsInComma { return values[0] }
            return .tuple(values)
        default:
            if byte.isLetter { return try word() }
            return try number()
        }
    }

    private mutating func elements(
        until close: Character, depth: Int
    ) throws(ActionProblem) -> (values: [Literal], endsInComma: Bool) {
        guard depth < Self.maxDepth else { throw .depth }
        offset += 1
        var values: [Literal] = []
        skipSpace()
        if takes(close) { return (values, false) }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if takes(close) { return (values, false) }
            try take(",")
            skipSpace()
            if dialect != .json, takes(close) { return (values, true) }
        }
    }

    private mutating func object(depth: Int) throws(ActionProblem) -> Literal {
        guard depth < Self.maxDepth else { throw .depth }
        offset += 1
        var members: [Literal.Member] = []
        var positions: [[UInt8]: Int] = [:]
        skipSpace()
        if takes("}") { return .object(members) }
        while true {
            guard case .text(let key) = try value(depth: depth + 1) else { throw .syntax }
            skipSpace()
            try take(":")
            let value = try value(depth: depth + 1)
            if let position = positions.updateValue(members.count, forKey: Array(key.utf8)) {
                hasTwinKeys = true
                positions[Array(key.utf8)] = position
                members[position].value = value
            } else {
                members.append(Literal.Member(key: key, value: value))
            }
            skipSpace()
            if takes("}") { return .object(members) }
            try take(",")
            skipSpace()
            if dialect != .json, takes("}") { return .object(members) }
        }
    }

    /// Letters, digits, underscores and points, starting with a letter or an underscore.
    mutating func identifier() -> String? {
        guard let byte, byte.isLetter else { return nil }
        let start = offset
        while let byte = self.byte, byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".") { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func word() throws(ActionProblem) -> Literal {
        guard let word = identifier() else { throw .syntax }
        switch (word, dialect) {
        case ("true", .json), ("true", .lenient), ("True", .python), ("True", .lenient): return .bool(true)
        case ("false", .json), ("false", .lenient), ("False", .python), ("False", .lenient): return .bool(false)
        case ("null", .json), ("null", .lenient), ("None", .python), ("None", .lenient): return .none
        case ("NaN", .json): return .number(.nan, isInteger: false)
        case ("Infinity", .json): return .number(.infinity, isInteger: false)
        case (_, .lenient): return .text(word)
        default: throw .syntax
        }
    }
}
