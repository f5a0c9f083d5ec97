import AssayCore
import AssayJSON
import CountingVerifier
import Testing

@Suite struct CountingVerifierTests {
    private func finding(
        _ answer: String, _ truth: JSONValue, detail: DetailLevel = .full, budget: WorkBudget = WorkBudget()
    ) throws -> Finding {
        let verifier = try CountingVerifier(options: OptionValues())
        var context = VerificationContext(detailLevel: detail, budget: budget)
        return verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
    }

    @Test func detailShowsBothNumbersAndWhy() throws {
        let right = try finding("１，０００ 只", 1000)
        #expect(
            right.detail == [
                "prediction": "1000", "ground_truth": "1000", "form": "digits", "ground_truth_form": "digits",
            ])
        let hedged = try finding("5 or 6", "five")
        #expect(
            hedged.detail == [
                "prediction": .null, "ground_truth": "5", "reason": "hedge", "ground_truth_form": "word",
                "numbers": ["5", "6"],
            ])
        #expect(try finding("5.50", 5).detail["numbers"] == ["5.5"])
        #expect(try finding("5 or 6", 5, detail: .brief).detail.keys == ["prediction", "ground_truth", "reason"])
        #expect(try finding("5 or 6", 5, detail: .none).detail.isEmpty)
    }

    @Test func numbersBeyondAnyMachineIntegerAreExact() throws {
        let long = "1" + String(repeating: "0", count: 9_998) + "7"
        #expect(try finding(long, .string(long)).decision == .decided(accuracy: 1, .correct, by: .rule("integer")))
        let other = long.dropLast() + "8"
        #expect(
            try finding(String(other), .string(long)).decision
                == .decided(accuracy: 0, .incorrect, by: .rule("integer")))
    }

    @Test func aGroundTruthOverTenThousandDigitsIsTheCallersError() throws {
        let verifier = try CountingVerifier(options: OptionValues())
        #expect(throws: GroundTruthError.self) {
            try verifier.readGroundTruth(.string("1" + String(repeating: "0", count: 10_000)))
        }
        #expect(throws: GroundTruthError.self) { try verifier.readGroundTruth("") }
        #expect(throws: GroundTruthError(#"must read as one integer, not "5 or 6" (hedge)"#)) {
            try verifier.readGroundTruth("5 or 6")
        }
        #expect(throws: GroundTruthError("must be an integer or a string that reads as one, not null")) {
            try verifier.readGroundTruth(.null)
        }
    }

    @Test func workBeyondTheBudgetIsALimit() throws {
        let finding = try finding("five", 5, budget: WorkBudget(units: 10))
        #expect(finding.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("work")))
    }

    @Test(arguments: [
        "5", "0", "9,999,", "5 ", "five ", "twenty", "一", "万", "零", "maybe ", "more than ", "没有", "no ", "(5)", "(five",
        "[",
        "或", "不", "最", "5\u{336}", "\u{200B}", "*", "`", "「", "\\text{", "$", "\\", "<", "?", "é", "🔟", "5or", "not ",
    ])
    func aMegabyteOfAnythingIsDecidedOnceAndForAll(_ unit: String) throws {
        let text = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
        let first = try finding(text, 5)
        guard case .decided(let accuracy, _, _) = first.decision else {
            Issue.record("undecided")
            return
        }
        #expect(accuracy == 0)
        #expect(try finding(text, 5).detail == first.detail)
    }

    @Test func aMegabyteOfZerosOrWrappersLeavesTheNumber() throws {
        let zeros = String(repeating: "0", count: 1 << 20)
        let stars = String(repeating: "*", count: 1 << 19)
        for answer in [
            zeros + "5", "5." + zeros, stars + "5" + stars, "5" + String(repeating: "\u{200B}", count: 1 << 18),
        ] {
            #expect(try finding(answer, 5).decision == .decided(accuracy: 1, .correct, by: .rule("integer")))
        }
    }

    @Test func moreTokensThanTheLimitAreOutOfLimits() throws {
        let words = String(repeating: "cat ", count: 16_384)
        #expect(try finding(words, 5).decision == .decided(accuracy: 0, .incorrect, by: .rule("no_number")))
        #expect(
            try finding(words + "cat", 5).decision == .decided(accuracy: 0, .outOfLimits, by: .limit("tokens")))
        let verifier = try CountingVerifier(options: OptionValues())
        #expect(throws: GroundTruthError.self) { try verifier.readGroundTruth(.string("5 " + words)) }
    }

    @Test func theExampleOfTheSpecificationIsRight() throws {
        let example = CountingVerifier.specification.example
        #expect(
            try finding(example.answer, example.groundTruth).decision
                == .decided(accuracy: 1, .correct, by: .rule("integer")))
        #expect(CountingVerifier.specification.versionedName == "counting@1")
    }
}
