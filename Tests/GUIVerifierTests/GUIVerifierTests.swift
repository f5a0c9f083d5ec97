import AssayCore
import AssayJSON
import GUIVerifier
import Testing

/// What the verifier shows, beside the scores that the fixture rows check through the whole pipeline.
@Suite struct GUIVerifierTests {
    private func finding(
        _ answer: String, _ truth: JSONValue, _ options: JSONObject = [:], _ level: DetailLevel = .full,
        units: Int = WorkBudget.standardUnits
    ) throws -> Finding {
        let verifier = try GUIVerifier(options: OptionValues(options))
        let truth = try verifier.readGroundTruth(truth)
        var context = VerificationContext(detailLevel: level, budget: WorkBudget(units: units))
        return verifier.verify(answer, against: truth, in: &context)
    }

    @Test func detailShowsBothActionsAndWhatFailed() throws {
        let finding = try finding(
            #"{"action_type": "input_text", "text": "helo", "box_2d": [[0, 0, 100, 100]]}"#,
            ["action": "type", "text": "hello", "box": [40, 40, 60, 60]])
        #expect(
            finding.detail == [
                "grammar": "glm_mobile", "policy": "step",
                "prediction": ["action": "type", "box": [0, 0, 100, 100], "text": "helo"],
                "ground_truth": ["action": "type", "box": [40, 40, 60, 60], "text": "hello"], "failed": ["text"],
                "arguments": [
                    ["argument": "box", "passed": true, "distance": 0, "iou": 0.04],
                    ["argument": "text", "passed": false, "similarity": 0],
                ], "aliases": ["input_text": "type"],
            ])
    }

    @Test(
        arguments: [
            (#"key(keys='Control+c')"#, "glm_computer", ["action": "key", "keys": "ctrl+c"], ["Control": "ctrl"]),
            (#"FAIL()"#, "glm_computer", ["action": "finish"], ["FAIL": "finish"]),
            (
                #"{"action_type":"status","goal_status":"successful"}"#, "glm_mobile", ["action": "finish"],
                ["status": "finish", "successful": "complete"]
            ),
            ("hotkey(key='cmd c')", "uitars", ["action": "key", "keys": "cmd+c"], ["hotkey": "key"]),
            (
                "pyautogui.press('Return')", "pyautogui", ["action": "key", "keys": "enter"],
                ["press": "key", "Return": "enter"]
            ),
            ("GoBack", "glm_web", ["action": "back"], ["GoBack": "back"]),
        ] as [(String, JSONValue, JSONValue, JSONValue)])
    func aliasesAreTold(_ answer: String, _ grammar: JSONValue, _ truth: JSONValue, _ aliases: JSONValue) throws {
        let finding = try finding(answer, truth, ["grammar": grammar])
        #expect(finding.decision == .decided(accuracy: 1, .correct, by: .rule("action_arguments")))
        #expect(finding.detail["aliases"] == aliases)
    }

    @Test func pixelsAreShownInThousandths() throws {
        let finding = try finding(
            "pyautogui.click(960, 540)", ["action": "click", "point": [500, 500]],
            ["grammar": "pyautogui", "coord_space": "pixel", "image_size": [1920, 1080]])
        #expect(finding.detail["prediction"] == ["action": "click", "point": [500, 500]])
    }

    @Test func lessDetailWhereLessIsAskedFor() throws {
        let truth: JSONValue = ["action": "back"]
        #expect(try finding("{}", truth, [:], .none).detail.isEmpty)
        let brief = try finding(#"{"action_type": "back"}"#, truth, [:], .brief).detail
        #expect(brief["failed"] == [] && brief["arguments"] == nil)
        #expect(try finding("{", truth).detail["problem"] == "syntax")
    }

    @Test func workIsBounded() throws {
        let text = String(repeating: "ab ", count: 40_000)
        let truth: JSONValue = ["action": "answer", "text": .string(String(repeating: "ba ", count: 40_000))]
        let answer = #"{"action_type": "answer", "text": ""# + text + #""}"#
        let finding = try finding(answer, truth, ["text_metric": "similarity"], units: 10_000_000)
        #expect(finding.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("work")))
    }

    @Test func scriptsAreBoundedToo() throws {
        let text = String(repeating: "ab", count: 60_000)
        for (grammar, left, right) in [
            ("glm_mobile", #"{"text": "\#(text)"}"#, #"{"text": "\#(text)x"}"#),
            ("glm_computer", "type(content='\(text)')", "type(content='x\(text)')"),
            ("glm_web", "ANSWER; [\(text)]", "ANSWER; [x\(text)]"),
        ] {
            let options: JSONObject = ["grammar": .string(grammar), "policy": "glm_reference"]
            let finding = try finding(left, .string(right), options, units: 10_000_000)
            #expect(finding.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("work")), "\(grammar)")
        }
    }

    @Test func aPolicyNeedsItsGrammarAndPixelsNeedASize() throws {
        #expect(throws: OptionError.self) {
            try GUIVerifier(options: OptionValues(["grammar": "uitars", "policy": "glm_reference"]))
        }
        #expect(throws: OptionError.self) { try GUIVerifier(options: OptionValues(["gt_coord_space": "pixel"])) }
    }
}
