import Testing

@testable import GUIVerifier

/// Keys by their names.
@Suite struct KeyChordTests {
    @Test(
        arguments: [
            ("ctrl+c", ["c+ctrl"]), ("C+Control", ["c+ctrl"]), ("ctrl + c", ["c+ctrl"]), ("a b", ["a", "b"]),
            ("ctrl++", ["ctrl+plus"]), ("+", ["plus"]), (" ", ["space"]), ("Page_Up", ["pageup"]),
            ("ctrl+ctrl+c", ["c+ctrl"]),
            ("left_arrow  ArrowRight", ["left", "right"]), ("-", ["minus"]), ("Super+Return", ["cmd+enter"]),
        ] as [(String, [String])])
    func sequences(_ text: String, _ chords: [String]) {
        #expect(KeyChord.sequence(text)?.map(\.text) == chords)
    }

    @Test(arguments: ["", "ctrl+", "a b+"]) func malformed(_ text: String) {
        #expect(KeyChord.sequence(text) == nil)
    }

    @Test func oneChordOfKeysBySpaces() {
        #expect(KeyChord.single("ctrl shift+t")?.map(\.text) == ["ctrl+shift+t"])
    }
}
