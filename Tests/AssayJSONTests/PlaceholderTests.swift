import AssayJSON
import Testing

@Test(arguments: [
    ("{}", true), ("[1,2,{\"a\":null}]", true), ("{\"a\":1,\"a\":2}", false), ("{\"a\":1,\"\\u0061\":2}", false),
    ("[1,]", false), ("01", false), ("1e400", true), ("\"\\ud800\"", false), ("\"\\ud83d\\ude00\"", true),
    ("\"\u{1}\"", false), ("", false), (" 1 ", true), ("1 2", false), ("nul", false), ("-", false), ("{\"a\"}", false),
    (
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\n世界bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\"",
        true
    ),
])
func readsOnlyStrictJSON(_ text: String, _ isAccepted: Bool) {
    let document = try? JSONDocument(parsing: Array(text.utf8))
    #expect((document != nil) == isAccepted)
}

@Test func unescapesAndWritesBack() throws {
    let text = #"{"a":"x\n\"\u4e16\ud83d\ude00/","b":[1,2.5,-0.0,1e20,true,null],"c":{}}"#
    let document = try JSONDocument(parsing: Array(text.utf8))
    #expect(document.root["a"]?.string == "x\n\"世😀/")
    #expect(document.root.value().text == #"{"a":"x\n\"世😀/","b":[1,2.5,-0.0,1e20,true,null],"c":{}}"#)
}
