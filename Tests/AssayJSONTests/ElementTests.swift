import AssayJSON
import Testing

@Suite struct ElementTests {
    private static let text = #"{"id":"a\"b","n":[1,"x",{"k":null}],"key\u0031":true,"e":{},"":0}"#

    private func root(_ text: String = text) throws -> JSONElement { try JSONDocument(parsing: Array(text.utf8)).root }

    @Test func findsMembersByKey() throws {
        let root = try root()
        #expect(root.kind == .object && root.count == 5)
        #expect(root["id"]?.string == "a\"b")
        #expect(root["key1"]?.bool == true && root[text: "key1"]?.bool == true)
        #expect(root[""]?.number?.int == 0)
        #expect(root["i"] == nil && root["idd"] == nil && root[text: "ID"] == nil)
        #expect(root["n"]?["id"] == nil)
        #expect(root["e"]?.count == 0 && root["id"]?.count == 0)
    }

    @Test func walksArraysAValueAtAStep() throws {
        let elements = try #require(try root()["n"]).elements
        #expect(elements.map(\.kind) == [.number, .string, .object])
        #expect(elements.map { Array(Self.text.utf8)[$0.sourceRange].count } == [1, 3, 10])
        #expect(try root()["id"]?.elements.map(\.kind) == [])
        #expect(try root()["n"]?.members.map(\.key) == [])
    }

    @Test func namesPlacesInTheText() throws {
        let root = try root()
        #expect(root.sourceRange == 0..<Self.text.utf8.count)
        #expect(root["id"]?.offset == 6)
        #expect(root["id"]?.sourceRange == 6..<12)
        #expect(root["id"]?.textRange == 7..<11)
        #expect(root["id"]?.hasEscapes == true && root["n"]?.hasEscapes == false)
        #expect(root["id"]?.escapedByteCount == 4 && root["n"]?.escapedByteCount == 0 && root["n"]?.textRange == nil)
        #expect(root.members.map(\.offset) == [1, 13, 36, 53, 60])
    }

    @Test func readsKindsOrSaysWhichItFound() throws {
        let root = try root()
        #expect(try root["id"]?.readString() == "a\"b")
        #expect(try root["key1"]?.readBool() == true)
        let list = try #require(root["n"])
        #expect(throws: JSONError(.wrongKind(expected: "a string", found: "an array"), at: 17)) {
            try list.readString()
        }
        #expect(throws: JSONError(.wrongKind(expected: "a boolean", found: "an array"), at: 17)) { try list.readBool() }
        #expect(list.string == nil && list.bool == nil && list.number == nil)
    }

    @Test func matchesKeysAgainstAList() throws {
        let list = JSONKeyList("n", "key1", "id", "")
        #expect(try root().members.map { $0.position(in: list) } == [2, 0, 1, nil, 3])
        let long = JSONKeyList(["abcdefghijklmnop", "abcdefgh-ijklmnop", "abcdefgh_ijklmnop"])
        let members = try root(#"{"abcdefgh_ijklmnop":1,"abcdefgh+ijklmnop":2,"abcdefghijklmnop":3}"#).members
        #expect(members.map { $0.position(in: long) } == [2, nil, 0])
    }

    @Test func keysAreComparedByteForByte() throws {
        let root = try root("{\"\u{212a}\":1,\"e\u{301}\":2,\"\\u00e9\":3}")
        #expect(root["K"] == nil)
        #expect(root[text: "\u{212a}"]?.number?.int == 1)
        #expect(root[text: "é"]?.number?.int == 3)
        let value = try #require(root.value().objectValue)
        #expect(value["K"] == nil && value["\u{e9}"] == 3 && value["e\u{301}"] == 2)
        #expect(JSONObject.Member(key: "\u{e9}", value: 1) != JSONObject.Member(key: "e\u{301}", value: 1))
    }

    @Test func appendsTextToABuffer() throws {
        var buffer: [UInt8] = Array("x".utf8)
        try root(#""\u4e16\ud83d\ude00\n/\u0041\u00e9 plain text that is longer than a vector\\""#).appendUnescaped(
            to: &buffer)
        try root(#""same""#).appendUnescaped(to: &buffer)
        try root("1").appendUnescaped(to: &buffer)
        #expect(
            String(decoding: buffer, as: UTF8.self) == "x世😀\n/Aé plain text that is longer than a vector\\same")
    }

    @Test func recyclesMemoryWithoutHarmingWhatIsHeld() throws {
        var parser = JSONParser()
        let first = try parser.parse(Array(#"["first",1]"#.utf8))
        let held = first.root
        parser.recycle(first)
        let text = Array(#"xx{"second":[2,3]}yy"#.utf8)
        let second = try parser.parse(text, in: 2..<(text.count - 2))
        #expect(second.root["second"]?.elements.map { $0.number?.int } == [2, 3])
        #expect(held.elements.map(\.kind) == [.string, .number])
        #expect(throws: JSONError(.unexpectedEnd, at: 1)) { try parser.parse([0x5b]) }
        #expect(try parser.parse(Array("[]".utf8)).root.count == 0)
    }

    @Test func ranges() throws {
        let bytes = Array("1 2 3".utf8)
        #expect(try JSONDocument(parsing: bytes, in: 2..<3).root.number?.int == 2)
        #expect(try JSONDocument(parsing: bytes, in: 4..<99).root.number?.int == 3)
        #expect(throws: JSONError(.unexpectedEnd, at: 5)) { try JSONDocument(parsing: bytes, in: 90..<99) }
    }

    @Test func isReadOnSeveralThreads() async throws {
        let rows = (0..<200).map { #"{"id":\#($0),"text":"row \#($0)\n"}"# }
        let root = try root("[\(rows.joined(separator: ","))]")
        let elements = Array(root.elements)
        let texts = await withTaskGroup(of: (Int, String?).self) { group in
            for index in elements.indices { group.addTask { (index, elements[index]["text"]?.string) } }
            var texts: [Int: String] = [:]
            for await (index, text) in group { texts[index] = text }
            return texts
        }
        #expect(texts.count == 200 && texts.allSatisfy { $0.value == "row \($0.key)\n" })
    }
}
