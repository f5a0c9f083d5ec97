import AssayJSON
import Testing

@Suite struct WriterTests {
    private func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func commasComeByThemselves() {
        let written = text { writer in
            writer.beginObject()
            writer.key("a")
            writer.beginArray()
            writer.int(1)
            writer.beginArray()
            writer.endArray()
            writer.beginObject()
            writer.endObject()
            writer.null()
            writer.bool(true)
            writer.bool(false)
            writer.endArray()
            writer.key("b\"")
            writer.string("x")
            writer.key("c")
            writer.string(String?.none)
            writer.key("d")
            writer.raw(Array("[1, 2]".utf8))
            writer.key("e")
            writer.number(JSONNumber(7))
            writer.endObject()
        }
        #expect(written == #"{"a":[1,[],{},null,true,false],"b\"":"x","c":null,"d":[1, 2],"e":7}"#)
    }

    @Test(arguments: [
        (1.0, "1.0"), (0, "0.0"), (-0.0, "-0.0"), (5, "5.0"), (0.1, "0.1"), (-2.5, "-2.5"), (1e16, "1e+16"),
        (1e-7, "1e-07"), (Double.leastNonzeroMagnitude, "5e-324"), (100, "100.0"),
    ])
    func doublesAreShortest(_ value: Double, _ expected: String) { #expect(text { $0.double(value) } == expected) }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func neverWritesWhatIsNotFinite(_ value: Double) {
        var writer = JSONWriter()
        writer.double(1)
        #expect(!writer.hasReplacedNonFinite)
        writer.double(value)
        #expect(writer.hasReplacedNonFinite)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "1.0,null")
    }

    @Test(arguments: [0, 7, -7, 10, 1_234_567_890, Int.max, Int.min])
    func wholeNumbers(_ value: Int) { #expect(text { $0.int(value) } == String(value)) }

    @Test func escapesOnlyWhatMustBe() {
        #expect(
            text { $0.string("\"\\/\u{8}\t\n\u{c}\r\u{0}\u{1f}\u{7f}é世😀\u{2028}") }
                == "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u{7f}é世😀\u{2028}\"")
    }

    /// Every byte that is escaped, at every place of a vector and of the bytes after it.
    @Test(arguments: 0..<40)
    func escapesAtEveryPlace(_ place: Int) throws {
        for scalar in (0..<0x80 as Range<UInt8>).map({ Unicode.Scalar($0) }) {
            let original = String(repeating: "x", count: place) + String(scalar) + String(repeating: "é", count: 12)
            let written = text { $0.string(original) }
            #expect(try JSONDocument(parsing: Array(written.utf8)).root.string == original)
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            #expect(written.utf8.contains(0x5c) == mustEscape)
        }
    }

    @Test func goesOnBehindBytesAndLineByLine() throws {
        var writer = JSONWriter(appendingTo: Array("data: ".utf8))
        writer.bool(true)
        writer.endLine()
        writer.int(1)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "data: true\n1")
        writer.removeAll()
        for element in try JSONDocument(parsing: Array(#"[{"a": "\u0061"} ]"#.utf8)).root.elements {
            writer.raw(element)
        }
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a": "\u0061"}"#)
    }
}
