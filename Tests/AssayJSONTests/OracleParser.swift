import AssayJSON

/// A slow, obvious, recursive reader of RFC 8259, written from the grammar and apart from the product's: what the fast
/// reader must agree with, on what is accepted and on every value.
struct OracleParser {
    private struct Refused: Error {}

    private let bytes: [UInt8]
    private var at = 0

    /// The tree, or nil where the bytes are not the JSON Assay reads.
    static func parse(_ bytes: [UInt8]) -> JSONValue? {
        // All text must be UTF-8; outside strings nothing beyond ASCII is allowed anyway.
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var parser = OracleParser(bytes: bytes)
        guard let value = try? parser.value(depth: 0) else { return nil }
        parser.space()
        return parser.at == bytes.count ? value : nil
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func space() {
        while let byte = next, [0x20, 0x09, 0x0a, 0x0d].contains(byte) { at += 1 }
    }

    private mutating func expect(_ text: String) throws {
        for byte in text.utf8 {
            guard next == byte else { throw Refused() }
            at += 1
        }
    }

    private mutating func value(depth: Int) throws -> JSONValue {
        space()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try expect("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        default: return .number(try number())
        }
    }

    private mutating func array(depth: Int) throws -> JSONValue {
        guard depth <= 64 else { throw Refused() }
        try expect("[")
        space()
        var values: [JSONValue] = []
        if next == UInt8(ascii: "]") {
            at += 1
            return .array([])
        }
        while true {
            values.append(try value(depth: depth))
            space()
            if next == UInt8(ascii: "]") {
                at += 1
                return .array(values)
            }
            try expect(",")
        }
    }

    private mutating func object(depth: Int) throws -> JSONValue {
        guard depth <= 64 else { throw Refused() }
        try expect("{")
        space()
        var keys: Set<[UInt8]> = []
        var pairs: [(String, JSONValue)] = []
        if next == UInt8(ascii: "}") {
            at += 1
            return .object([:])
        }
        while true {
            space()
            let key = try string()
            guard keys.insert(Array(key.utf8)).inserted else { throw Refused() }
            space()
            try expect(":")
            pairs.append((key, try value(depth: depth)))
            space()
            if next == UInt8(ascii: "}") {
                at += 1
                return .object(JSONObject(pairs))
            }
            try expect(",")
        }
    }

    private mutating func string() throws -> String {
        try expect("\"")
        var units: [UInt16] = []
        var plain: [UInt8] = []
        func flush() {
            units += Array(String(decoding: plain, as: UTF8.self).utf16)
            plain = []
        }
        while let byte = next {
            at += 1
            switch byte {
            case UInt8(ascii: "\""):
                flush()
                // Halves of surrogate pairs are no text.
                guard let text = String(validating: units, as: UTF16.self) else { throw Refused() }
                return text
            case UInt8(ascii: "\\"):
                flush()
                units.append(try escape())
            case 0..<0x20: throw Refused()
            default: plain.append(byte)
            }
        }
        throw Refused()
    }

    private mutating func escape() throws -> UInt16 {
        guard let letter = next else { throw Refused() }
        at += 1
        switch Character(Unicode.Scalar(letter)) {
        case "\"": return 0x22
        case "\\": return 0x5c
        case "/": return 0x2f
        case "b": return 8
        case "f": return 12
        case "n": return 10
        case "r": return 13
        case "t": return 9
        case "u":
            guard at + 4 <= bytes.count else { throw Refused() }
            let digits = bytes[at..<(at + 4)]
            guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }),
                let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
            else { throw Refused() }
            at += 4
            return unit
        default: throw Refused()
        }
    }

    private mutating func number() throws -> JSONNumber {
        let start = at
        if next == UInt8(ascii: "-") { at += 1 }
        if next == UInt8(ascii: "0") { at += 1 } else { try digits() }
        if next == UInt8(ascii: ".") {
            at += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            at += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
            try digits()
        }
        guard let number = JSONNumber(literal: String(decoding: bytes[start..<at], as: UTF8.self)) else {
            throw Refused()
        }
        return number
    }

    private mutating func digits() throws {
        guard let first = next, (0x30...0x39).contains(first) else { throw Refused() }
        while let digit = next, (0x30...0x39).contains(digit) { at += 1 }
    }
}
