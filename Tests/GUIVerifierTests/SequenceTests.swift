import AssayCore
import AssayJSON
import TestSupport
import Testing

@testable import GUIVerifier

@Suite struct SequenceTests {
    /// Actions of three kinds at random, so that many pairs are right.
    private func actions(_ random: inout SeededGenerator) -> [Action] {
        (0..<Int.random(in: 1...7, using: &random)).map { _ in
            Action([ActionKind.wait, .back, .home].randomElement(using: &random) ?? .wait)
        }
    }

    /// The most pairs without crossing, by trying everything.
    private func oracle(_ left: ArraySlice<Action>, _ right: ArraySlice<Action>) -> Int {
        guard let first = left.first, let other = right.first else { return 0 }
        if first == other { return 1 + oracle(left.dropFirst(), right.dropFirst()) }
        return max(oracle(left.dropFirst(), right), oracle(left, right.dropFirst()))
    }

    @Test func findsTheMostPairsInOrder() throws {
        var random = SeededGenerator(seed: 20_261_125)
        let options = try GUIOptions(OptionValues(["sequence": "partial"]))
        let comparison = SequenceComparison(comparison: ActionComparison(options: options))
        for _ in 0..<500 {
            let (left, right) = (actions(&random), actions(&random))
            var budget = WorkBudget()
            let matches = try #require(comparison.inOrder(left, right, budget: &budget))
            #expect(matches.count == oracle(left[...], right[...]))
            #expect(matches.allSatisfy { left[$0.prediction] == right[$0.truth] })
            for (first, second) in zip(matches, matches.dropFirst()) {
                #expect(first.prediction < second.prediction && first.truth < second.truth)
            }
        }
    }

    private func finding(_ answer: String, _ truth: JSONValue, _ options: JSONObject, units: Int) throws -> Finding {
        let verifier = try GUIVerifier(options: OptionValues(options))
        let truth = try verifier.readGroundTruth(truth)
        var context = VerificationContext(budget: WorkBudget(units: units))
        return verifier.verify(answer, against: truth, in: &context)
    }

    /// Whatever the pieces, both readings end, agree with themselves, and stay within 0…1.
    @Test(arguments: ActionGrammar.allCases)
    func anyTextEnds(_ grammar: ActionGrammar) throws {
        var random = SeededGenerator(seed: 77)
        let pieces = [
            "click(", "start_box='(1,2)'", ")", "[", "]", "{", "}", "\"action\"", ":", ",", "\n", ";", "<tool_call>",
            "</tool_call>", "Action:", "wait()", "Click [3]", "Type [2]; [x]", "'", "\"", "\\", "1e400", "9", "é",
            "\u{0}", "import os", "# c", "pyautogui.moveTo(1,2)", "pyautogui.click()", "ANSWER; <content>a</content>",
            #"{"action_type":"wait"}"#, #"{"name":"computer_use","arguments":{"action":"wait"}}"#,
        ]
        for _ in 0..<400 {
            let text = (0..<Int.random(in: 0..<90, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            for sequence in ["all", "partial"] as [JSONValue] {
                let options: JSONObject = ["grammar": .string(grammar.rawValue), "sequence": sequence]
                let truth: JSONValue = [["action": "wait"], ["action": "click", "point": [1, 2]]]
                let first = try finding(text, truth, options, units: WorkBudget.standardUnits)
                #expect(first.decision == (try finding(text, truth, options, units: WorkBudget.standardUnits)).decision)
                guard case .decided(let accuracy, _, _) = first.decision else { return #expect(Bool(false), "\(text)") }
                #expect((0...1).contains(accuracy), "\(text)")
            }
        }
    }

    @Test func detailShowsBothListsAndTheirPairs() throws {
        let finding = try finding(
            "wait()\nDONE()", [["action": "finish"], ["action": "wait"]],
            ["grammar": "glm_computer", "sequence": "partial"], units: WorkBudget.standardUnits)
        #expect(finding.detail["prediction"] == [["action": "wait"], ["action": "finish", "status": "complete"]])
        #expect(finding.detail["ground_truth"] == [["action": "finish"], ["action": "wait"]])
        #expect(finding.detail["matched"]?.arrayValue?.count == 1 && finding.detail["failed"]?.arrayValue?.count == 1)
    }

    @Test func textsOfAListAreBounded() throws {
        let text = String(repeating: "ab ", count: 2000)
        let calls = String(repeating: "type(content='\(text)')\n", count: 60)
        let truths = JSONValue.array(
            (0..<60).map { ["action": "type", "text": .string("\($0) " + text + text)] })
        let finding = try finding(
            calls, truths, ["grammar": "glm_computer", "sequence": "partial", "text_metric": "similarity"],
            units: 100_000_000)
        #expect(finding.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("work")))
    }

    /// What a judge compares is the text of the action, not the call it stands in.
    @Test func judgesSeeTheTexts() throws {
        let finding = try finding(
            "ANSWER; <content>half past three</content>", ["action": "answer", "text": "3:30 PM"],
            ["grammar": "glm_web"], units: WorkBudget.standardUnits)
        #expect(finding.decision == .undecided)
        #expect(finding.judged == JudgedTexts(answer: "half past three", groundTruth: "3:30 PM"))
    }
}
