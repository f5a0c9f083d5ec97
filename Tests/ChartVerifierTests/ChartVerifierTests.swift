import AssayCore
import AssayJSON
import ChartVerifier
import Testing

@Suite struct ChartVerifierTests {
    private func finding(
        _ answer: String, _ truth: JSONValue, _ options: JSONObject = [:], prompt: Prompt? = nil,
        detail: DetailLevel = .full, budget: WorkBudget = WorkBudget()
    ) throws -> Finding {
        let verifier = try ChartVerifier(options: OptionValues(options))
        var context = VerificationContext(prompt: prompt, detailLevel: detail, budget: budget)
        return verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
    }

    private func accuracy(_ finding: Finding) -> Double? {
        if case .decided(let accuracy, _, _) = finding.decision { accuracy } else { nil }
    }

    @Test func detailShowsBothNumbersAndTheDistance() throws {
        let found = try finding("$1.5 million", "1,000,000", ["rel_tol": 0.5])
        #expect(
            found.detail == [
                "answer_type": "number", "ground_truth": "1000000", "prediction": "1500000", "rel_tol": 0.5,
                "relative_error": 0.5,
            ])
        #expect(accuracy(found) == 1)
        let brief = try finding("3/4", "75%", detail: .brief)
        #expect(brief.detail == ["answer_type": "number", "ground_truth": "75%", "prediction": "3/4"])
        #expect(try finding("3/4", "75%", detail: .none).detail.isEmpty)
        #expect(try finding("1", "0").detail["relative_error"] == nil)
    }

    @Test func detailShowsThePairsOfAList() throws {
        let found = try finding("Europe; Oceania", ["Asia", "Europe"], ["partial": "overlap"])
        #expect(
            found.detail == [
                "answer_type": "list", "ground_truth": ["asia", "europe"], "prediction": ["Europe", "Oceania"],
                "matched": 1, "pairs": [.null, 0],
            ])
        #expect(found.decision == .decided(accuracy: 0.5, .partial, by: .rule("list")))
    }

    @Test func theToleranceIsReadFromItsLiteral() throws {
        #expect(accuracy(try finding("1.1", "1", ["rel_tol": 0.1])) == 1)
        #expect(accuracy(try finding("1.1000000000000001", "1", ["rel_tol": 0.1])) == 0)
        for literal in ["1e-1", "1.00E-1", "0.1000"] {
            let rate = try #require(JSONNumber(literal: literal))
            #expect(accuracy(try finding("1.1", "1", ["rel_tol": .number(rate)])) == 1)
        }
        for wrong in ["-0.1", "1.1", "1e999999999", "0.123456789012345678901"] {
            let rate = try #require(JSONNumber(literal: wrong))
            #expect(throws: OptionError.self) { try ChartVerifier(options: OptionValues(["rel_tol": .number(rate)])) }
        }
    }

    @Test func anIntegerIsAYearOnlyForAQuestionThatAsksForOne() throws {
        let year = Prompt.messages([
            ["role": "user", "content": "How many cars were sold?"], ["role": "assistant", "content": "2,000"],
            [
                "role": "user",
                "content": [["type": "image"], ["type": "text", "text": "And in which year was that?"]],
            ],
        ])
        #expect(
            try finding("2011", "2010", prompt: year).decision == .decided(accuracy: 0, .incorrect, by: .rule("year")))
        #expect(accuracy(try finding("2011", "2010")) == 1)
        #expect(accuracy(try finding("2011", "2010", prompt: .text("How many years?"))) == 1)
        #expect(accuracy(try finding("3011", "3010", prompt: year)) == 1)
    }

    @Test func aPairingThatGreedMissesIsFound() throws {
        // Each answer fits the first truth; only the last fits the others too, in a chain.
        let truths: [JSONValue] = (0..<40).map { .number(JSONNumber(100 + 4 * $0)) }
        let answers = (0..<40).map { String(102 + 4 * $0) }.reversed().joined(separator: ", ")
        #expect(accuracy(try finding(answers, .array(truths), ["rel_tol": 0.02])) == 1)
        #expect(accuracy(try finding(answers, .array(truths), ["rel_tol": 0.001])) == 0)
    }

    @Test func limits() throws {
        #expect(
            try finding("five", 5, budget: WorkBudget(units: 10)).decision
                == .decided(accuracy: 0, .outOfLimits, by: .limit("work")))
        let digits = String(repeating: "7", count: 1_001)
        #expect(try finding(digits, 5).decision == .decided(accuracy: 0, .outOfLimits, by: .limit("digits")))
        #expect(accuracy(try finding(String(digits.dropLast()), .string(String(digits.dropLast())))) == 1)
        #expect(throws: GroundTruthError.self) {
            try ChartVerifier(options: OptionValues()).readGroundTruth(.string(digits))
        }
        let elements = (0..<257).map { "x\($0)" }.joined(separator: ", ")
        #expect(try finding(elements, ["x1"]).decision == .decided(accuracy: 0, .outOfLimits, by: .limit("elements")))
        #expect(throws: GroundTruthError.self) {
            try ChartVerifier(options: OptionValues()).readGroundTruth(.string("[\(elements)]"))
        }
        #expect(throws: GroundTruthError.self) {
            try ChartVerifier(options: OptionValues()).readGroundTruth(.string(String(repeating: "a", count: 65_537)))
        }
    }

    @Test(
        arguments: [
            "5", "5 ", "5,", ",5", "1,234,", "1/", "1e", "5%", "k", "million ", "(", "(1,234", "\\frac{", "½", "'",
            "\"",
            "' ", "and ", "a, ", "a;", "或", "和", "or ", "$", "about ", "-", "九", "万", "1 1/", "\u{200B}", "   \"",
            "1,23,", "[",
        ], [5, "Asia", ["Asia", "Europe"]] as [JSONValue])
    func aFloodOfAnythingEnds(_ unit: String, _ truth: JSONValue) throws {
        let text = String(repeating: unit, count: (1 << 16) / unit.utf8.count)
        let first = try finding(text, truth)
        #expect((accuracy(first) ?? 0) == 0)
        #expect(try finding(text, truth).detail == first.detail)
    }

    @Test func theExampleOfTheSpecificationIsRight() throws {
        let example = ChartVerifier.specification.example
        #expect(
            try finding(example.answer, example.groundTruth).decision
                == .decided(accuracy: 1, .correct, by: .rule("tolerance")))
        #expect(ChartVerifier.specification.versionedName == "chart@2")
    }
}
