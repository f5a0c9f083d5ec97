import AssayJSON
import Testing

@Suite struct ErrorTests {
    @Test(arguments: [
        ("[1,]", "unexpected ], at byte 3"), ("\u{1}", "unexpected byte 0x1, at byte 0"),
        ("", "the text ends too early, at byte 0"), ("{}{}", "more after the end of the value, at byte 2"),
        ("\u{feff}1", "a byte order mark, at byte 0"), ("01", "an invalid number, at byte 0"),
        ("\"\t\"", "a control character inside a string, at byte 1"), (#""\x""#, "an invalid escape, at byte 1"),
        (#""\ud800""#, "half of a surrogate pair, at byte 1"), (#"{"a":1,"a":2}"#, "a key stands twice, at byte 7"),
    ])
    func saysWhatAndWhere(_ text: String, _ expected: String) {
        do {
            _ = try JSONDocument(parsing: Array(text.utf8))
            Issue.record("accepted")
        } catch {
            #expect(error.description == expected)
        }
    }

    @Test func namesInvalidUTF8() {
        let bytes = [0x22] + [UInt8](repeating: 0x61, count: 1_023) + [0xff, 0x22]
        #expect(throws: JSONError(.invalidUTF8, at: 1_024)) { try JSONDocument(parsing: bytes) }
        #expect(JSONError(.invalidUTF8, at: 1_024).description == "invalid UTF-8, at byte 1024")
    }

    @Test func tellsLineAndColumn() {
        let bytes = Array("{\n \"世界\": x\n}".utf8)
        do {
            _ = try JSONDocument(parsing: bytes)
            Issue.record("accepted")
        } catch {
            #expect(error.position(in: bytes).description == "line 2, column 8")
        }
        #expect(TextPosition(of: 0, in: bytes) == TextPosition(of: -1, in: []))
        #expect(TextPosition(of: 999, in: bytes).line == 3)
    }
}
