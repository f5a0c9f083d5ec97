import AssayCore
import AssayJSON
import TestSupport
import Testing

@testable import GUIVerifier

/// The parsers of values and calls.
@Suite struct LiteralScannerTests {
    private func reads(_ text: String, _ dialect: LiteralDialect) -> Bool {
        (try? LiteralScanner.whole(text, dialect)) != nil
    }

    /// Which dialects take a text: JSON, Python, lenient.
    @Test(
        arguments: [
            (#"{"a": [1, 2.5e3, true, null]}"#, true, false, true), (#"{'a': (1, True, None,)}"#, false, true, true),
            ("[1,]", false, true, true), ("[01]", false, false, true), ("[00]", false, true, true),
            ("NaN", true, false, true), ("-Infinity", true, false, false), ("[1 2]", false, false, false),
            (".5", false, true, true), ("5.", false, true, true), ("+5", false, true, true),
            ("1_000", false, false, false),
            ("\"a\nb\"", false, false, true), (#""\x41""#, false, true, true), (#""\/""#, true, true, true),
            ("{1: 2}", false, false, false), ("", false, false, false), ("[1] x", false, false, false),
            ("--1", false, false, false), ("1e", false, false, false), ("12px", false, false, false),
        ] as [(String, Bool, Bool, Bool)])
    func dialects(_ text: String, _ json: Bool, _ python: Bool, _ lenient: Bool) {
        #expect(reads(text, .json) == json)
        #expect(reads(text, .python) == python)
        #expect(reads(text, .lenient) == lenient)
    }

    @Test func escapes() throws {
        let text = try LiteralScanner.whole(#"'\n\t\\\'\"\u00e9\ud83d\ude00\ud83d\x41\q\U0001F600'"#, .lenient).text
        #expect(text == "\n\t\\'\"é😀\u{FFFD}A\\q😀")
    }

    @Test func depthIsCapped() {
        let fits = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(reads(fits, .json))
        #expect(throws: ActionProblem.depth) { try LiteralScanner.whole("[" + fits + "]", .json) }
    }

    /// The strict reader of requests agrees on what is JSON, for texts made of the pieces that parsers stumble over.
    /// Eight pieces are too few for an object with one key twice, which it refuses.
    @Test(arguments: [11, 12, 13] as [UInt64])
    func agreesWithAnotherReaderOnJSON(_ seed: UInt64) {
        let pieces = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "1", "-2", "0.5", "1e2", "true", "null", " "]
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<4000 {
            let count = Int.random(in: 1...8, using: &generator)
            let text = "[" + (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined() + "]"
            let expected = (try? JSONDocument(parsing: Array(text.utf8))) != nil
            #expect(reads(text, .json) == expected, "seed \(seed): \(text)")
        }
    }

    /// Noise out of the grammars' own pieces ends, in every grammar and policy, with a score in 0…1.
    @Test(arguments: ActionGrammar.allCases, GUIPolicy.allCases)
    func noiseNeverTraps(_ grammar: ActionGrammar, _ policy: GUIPolicy) throws {
        guard policy == .step || grammar.hasReference else { return }
        let pieces = [
            "{", "}", "[", "]", "(", ")", ",", ":", ";", "=", "'", "\"", "\\", "\\u", "\\ud83d", "\n", " ", "-", ".",
            "e",
            "0", "9999999999999999999999", "1e999", "NaN", "action_type", "click", "box_2d", "Click ", "Type ",
            "ANSWER",
            "CLICK(", "point", "left_click(", "start_box", "type(content='", "Action:", "<tool_call>", "</tool_call>",
            "<point>", "pyautogui.", "hotkey(", "+", "key(keys='", "scroll(", "```", "é", "😀", "\u{0}", "<content>",
        ]
        let verifier = try GUIVerifier(
            options: OptionValues(["grammar": .string(grammar.rawValue), "policy": .string(policy.rawValue)]))
        var generator = SeededGenerator(seed: 99)
        for _ in 0..<1500 {
            let count = Int.random(in: 0...16, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator)! }.joined()
            // A ground truth is read by the same parsers.
            let truth =
                (try? verifier.readGroundTruth(.string(text))) ?? (try? verifier.readGroundTruth(["action": "click"]))
            guard let truth else { continue }
            var context = VerificationContext()
            guard case .decided(let accuracy, _, _) = verifier.verify(text, against: truth, in: &context).decision
            else {
                Issue.record("seed 99: undecided: \(text)")
                continue
            }
            #expect((0...1).contains(accuracy), "seed 99: \(text)")
        }
    }
}
