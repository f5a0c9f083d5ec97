import AssayJSON
import Testing

/// Messages made to be slow or deep: work stays linear and nesting bounded.
@Suite struct LargeMessageTests {
    private func object(_ count: Int, last: String) -> [UInt8] {
        var bytes: [UInt8] = [0x7b]
        bytes.reserveCapacity(count * 13)
        for index in 0..<count { bytes.append(contentsOf: "\"key\(index)\":0,".utf8) }
        return bytes + Array("\(last):1}".utf8)
    }

    @Test func aMillionKeysAreCheckedForTwins() throws {
        #expect(try JSONDocument(parsing: object(50_000, last: "\"last\"")).root.count == 50_001)
        let twin = object(1_000_000, last: #""\u006bey7""#)
        #expect(throws: JSONError(.duplicateKey, at: twin.count - 14)) { try JSONDocument(parsing: twin) }
    }

    @Test func tenMegabytesOfString() throws {
        let plain = [UInt8](repeating: 0x61, count: 10_000_000)
        #expect(try JSONDocument(parsing: [0x22] + plain + [0x22]).root.string?.utf8.count == 10_000_000)
        let escaped = [[UInt8]](repeating: Array("\\n\\u4e16😀".utf8), count: 80_000).joined()
        let text = try JSONDocument(parsing: [0x22] + Array(escaped) + [0x22]).root.string
        #expect(text?.utf8.count == 80_000 * 8)
        #expect(throws: JSONError(.unexpectedEnd, at: 1_001)) { try JSONDocument(parsing: [0x22] + plain[..<1_000]) }
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func bombsOfDepth(_ opening: String) {
        let bytes = Array(String(repeating: opening, count: 200_000).utf8)
        #expect(throws: JSONError.self) { try JSONDocument(parsing: bytes) }
    }

    @Test func manyLongKeysWithEscapes() throws {
        // Sixteen keys of 100 kB that differ in the last byte only, each with an escape.
        let key = "\\n" + String(repeating: "k", count: 100_000)
        let members = (0..<16).map { "\"\(key)\(UnicodeScalar(UInt8(0x61 + $0)))\":0" }
        let document = try JSONDocument(parsing: Array("{\(members.joined(separator: ","))}".utf8))
        #expect(document.root.count == 16)
    }

    @Test func limitsAreKept() throws {
        var limits = JSONLimits()
        limits.maxBytes = 4
        #expect(try JSONDocument(parsing: Array("1234".utf8), limits: limits).root.number?.int == 1234)
        #expect(throws: JSONError(.tooLarge(limit: 4), at: 4)) {
            try JSONDocument(parsing: Array("12345".utf8), limits: limits)
        }
        limits = JSONLimits()
        limits.maxDepth = 2
        #expect(try JSONDocument(parsing: Array("[[]]".utf8), limits: limits).root.count == 1)
        #expect(throws: JSONError(.tooDeep(limit: 2), at: 2)) {
            try JSONDocument(parsing: Array("[[[]]]".utf8), limits: limits)
        }
        limits = JSONLimits()
        limits.maxValues = 3
        #expect(try JSONDocument(parsing: Array(#"{"a":1}"#.utf8), limits: limits).root.count == 1)
        #expect(throws: JSONError(.tooManyValues(limit: 3), at: 7)) {
            try JSONDocument(parsing: Array(#"{"a":1,"b":2}"#.utf8), limits: limits)
        }
    }

    @Test func mergingManyOptionsIsLinear() {
        let left = JSONObject((0..<100_000).map { ("a\($0)", .number(JSONNumber($0))) })
        let right = JSONObject((0..<100_000).map { ("a\($0 * 2)", .bool(true)) })
        let merged = left.merging(right)
        #expect(merged.count == 150_000)
        #expect(merged.members[2] == JSONObject.Member(key: "a2", value: true))
        #expect(merged.members[3] == JSONObject.Member(key: "a3", value: 3))
        #expect(merged.members.last == JSONObject.Member(key: "a199998", value: true))
    }
}
