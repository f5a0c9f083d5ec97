import Testing

@testable import AssayTerminal

@Suite struct TerminalTextTests {
    @Test(arguments: [
        ("plain 世界 é", "plain 世界 é"),
        ("\u{1b}[31mred", "\\u{1b}[31mred"),
        ("\u{1b}]8;;http://x\u{7}link", "\\u{1b}]8;;http://x\\u{7}link"),
        ("\u{9b}2J", "\\u{9b}2J"),
        ("a\u{202e}b\u{2066}c\u{200f}", "a\\u{202e}b\\u{2066}c\\u{200f}"),
        ("zero\u{200b}width\u{feff}", "zero\\u{200b}width\\u{feff}"),
        ("two\nlines\r\tand", "two\\nlines\\r\\tand"),
        ("\u{7f}\u{0}", "\\u{7f}\\u{0}"),
        ("\u{e0041}tag", "\\u{e0041}tag"),
    ])
    func nothingReachesTheTerminalThatCouldAct(_ text: String, _ expected: String) {
        #expect(TerminalText.escaped(text).utf8.elementsEqual(expected.utf8))
    }

    @Test func shortensInTheMiddle() {
        let text = String(repeating: "a", count: 50) + String(repeating: "b", count: 50)
        #expect(TerminalText.shortened(text, to: 11) == "aaaaa…bbbbb")
        #expect(TerminalText.shortened("short", to: 11) == "short")
    }

    @Test func alignsWideAndCombiningText() {
        var table = TextTable(header: ["ID", "ANSWER"])
        table.add(["1", "世界"])
        table.add(["22", "e\u{301}"])
        #expect(table.lines() == ["ID  ANSWER", "--  ------", "1   世界", "22  e\u{301}"])
    }

    @Test func tellsShareRateAndTimeLeft() {
        let line = ProgressBar.line(done: 500, share: 0.25, seconds: 10, unit: "rollouts")
        #expect(line == "[######..................] 25 %, 500 rollouts, 50 a second, 30 s left")
        #expect(ProgressBar.line(done: 3, share: nil, seconds: 0, unit: "rows") == "3 rows, 0 a second")
        #expect(ProgressBar.line(done: 1, share: 1e-9, seconds: 1e9, unit: "rows").hasSuffix("left"))
    }
}
