import AssayText
import TestSupport
import Testing

@Suite struct AnswerWrappersTests {
    @Test(arguments: [
        ("5", "5"), ("", ""), (" 5 \n", "5"), ("5.", "5"), ("5。", "5"), ("5...", "5"), (".", "."), ("**5**", "5"),
        ("*5*", "5"), ("***5***", "5"), ("`5`", "5"), ("```5```", "5"), ("$5$", "5"), ("$$5$$", "5"), ("\"5\"", "5"),
        ("'5'", "5"), ("“5”", "5"), ("‘5’", "5"), ("「五」", "五"), ("『五』", "五"), ("《五》", "五"), ("«5»", "5"),
        ("(5)", "5"), ("[5]", "5"), ("{5}", "5"), ("（五）", "五"), ("【5】", "5"), ("\\text{5}", "5"),
        ("\\boxed{5}", "5"), ("$\\boxed{\\text{5}}$.", "5"), ("**\"(5)\".**", "5"), ("\\(5\\)", "5"), ("\\[5\\]", "5"),
        ("\\mathrm{B}", "B"), ("\u{200B}5\u{FEFF}", "5"), ("“it’s”", "it’s"), ("‘it’s’", "it’s"),
    ])
    func strips(_ wrapped: String, _ expected: String) {
        #expect(expectSame(AnswerWrappers.stripped(wrapped), expected), "\(wrapped)")
    }

    @Test(arguments: [
        "\"a\", \"b\"", "**A** and **B**", "(a) and (b)", "\\text{a} \\text{b}", "“a” or “b”", "$5$ and $6$", "5$",
        "*5",
        "(5", "5)", "\"", "**", "\\frac{1}{2}", "\\text{a", "\\", "a.b", "'tis", "《a》《b》",
    ])
    func leavesWhatIsNotOnePairAroundTheWhole(_ text: String) {
        #expect(expectSame(AnswerWrappers.stripped(text), text))
    }

    @Test func takesOnePairOfBracketsOff() {
        #expect(expectSame(AnswerWrappers.stripped("((5))"), "(5)"))
        #expect(expectSame(AnswerWrappers.stripped("[\"(5)\"]"), "(5)"))
    }

    @Test(arguments: [
        "*", "\\text{|}", "“|”", "\"|\"", "(|)", "`|`", "|.", " |", "「|」", "*“|”*", "*|.", "$ \\boxed{|} $",
    ])
    func aMegabyteOfWrappersIsLinear(_ unit: String) {
        // Quadratic work would be 10^12 steps.
        let halves = unit.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let count = (1 << 20) / unit.utf8.count
        let text =
            String(repeating: halves[0], count: count) + "5" + String(repeating: halves.last ?? "", count: count)
        let stripped = AnswerWrappers.stripped(text)
        #expect(stripped.utf8.count <= text.utf8.count)
        #expect(stripped.utf8.contains(UInt8(ascii: "5")))
    }

    @Test func randomTextNeverTrapsAndOnlyLosesItsEnds() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "*", "`", "$", "\"", "'", "“", "”", "‘", "’", "(", ")", "{", "}", "\\text{", "\\(", "\\)", "5", "é", ".",
            "。", " ",
        ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            let stripped = AnswerWrappers.stripped(text)
            #expect(text.utf8.count - stripped.utf8.count >= 0)
            #expect(contains(Array(text.utf8), Array(stripped.utf8)), "seed \(seed): \(text)")
        }
    }

    private func contains(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= whole.count else { return false }
        return (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
    }
}
