import AssayJSON

/// A small strict JSON reader for fixture lines, so that these tests depend on nothing but the vocabulary. Numbers keep
/// their spelling.
struct FixtureJSON {
    struct Failure: Error {
        let offset: Int
    }

    private let bytes: [UInt8]
    private var offset = 0

    static func read(_ text: String) throws -> JSONValue {
        var reader = FixtureJSON(bytes: Array(text.utf8))
        let value = try reader.value()
        reader.skipSpaces()
        guard reader.offset == reader.bytes.count else { throw Failure(offset: reader.offset) }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var current: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    private mutating func skipSpaces() { while [0x20, 0x0A, 0x0D, 0x09].contains(current) { offset += 1 } }

    private mutating func take(_ literal: String) throws {
        guard bytes[offset...].starts(with: literal.utf8) else { throw Failure(offset: offset) }
        offset += literal.utf8.count
    }

    private mutating func value() throws -> JSONValue {
        skipSpaces()
        switch current {
        case UInt8(ascii: "{"):
            var pairs: [(String, JSONValue)] = []
            try list(until: UInt8(ascii: "}")) { reader in
                let key = try reader.string()
                reader.skipSpaces()
                try reader.take(":")
                pairs.append((key, try reader.value()))
            }
            return .object(JSONObject(pairs))
        case UInt8(ascii: "["):
            var elements: [JSONValue] = []
            try list(until: UInt8(ascii: "]")) { reader in elements.append(try reader.value()) }
            return .array(elements)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try take("true")
            return true
        case UInt8(ascii: "f"):
            try take("false")
            return false
        case UInt8(ascii: "n"):
            try take("null")
            return .null
        default: return try number()
        }
    }

    private mutating func list(until end: UInt8, _ element: (inout FixtureJSON) throws -> Void) throws {
        offset += 1
        skipSpaces()
        if current == end {
            offset += 1
            return
        }
        while true {
            skipSpaces()
            try element(&self)
            skipSpaces()
            if current == end {
                offset += 1
                return
            }
            try take(",")
        }
    }

    private mutating func number() throws -> JSONValue {
        let start = offset
        while "+-.eE0123456789".utf8.contains(current) { offset += 1 }
        let literal = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard Double(literal) != nil else { throw Failure(offset: start) }
        return .number(JSONNumber(checkedLiteral: literal))
    }

    private mutating func string() throws -> String {
        try take("\"")
        var units: [UInt16] = []
        while current != UInt8(ascii: "\"") {
            guard offset < bytes.count else { throw Failure(offset: offset) }
            if current == UInt8(ascii: "\\") {
                offset += 1
                units += try escape()
            } else {
                let start = offset
                while offset < bytes.count, current != UInt8(ascii: "\""), current != UInt8(ascii: "\\") { offset += 1 }
                units += Array(String(decoding: bytes[start..<offset], as: UTF8.self).utf16)
            }
        }
        offset += 1
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func escape() throws -> [UInt16] {
        let byte = current
        offset += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "u"):
            guard offset + 4 <= bytes.count,
                let unit = UInt16(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
            else { throw Failure(offset: offset) }
            offset += 4
            return [unit]
        default: return [UInt16(byte)]
        }
    }
}
