import AssayCore
import AssayJSON
import Testing

@testable import OCRVerifier

@Suite struct OCRVerifierTests {
    private func finding(
        _ answer: String, _ groundTruth: JSONValue, _ options: JSONObject = [:],
        level: DetailLevel = .full, units: Int = WorkBudget.standardUnits
    ) throws -> (finding: Finding, spent: Int) {
        let verifier = try OCRVerifier(options: OptionValues(options))
        let truth = try verifier.readGroundTruth(groundTruth)
        var context = VerificationContext(detailLevel: level, budget: WorkBudget(units: units))
        return (verifier.verify(answer, against: truth, in: &context), context.budget.spent)
    }

    @Test func theExampleIsRight() throws {
        let example = OCRVerifier.specification.example
        let decision = try finding(example.answer, example.groundTruth, example.options).finding.decision
        #expect(decision == .decided(accuracy: 1, .correct, by: .rule("exact")))
    }

    @Test func fullDetailShowsWhereTheTextsDiffer() throws {
        let detail = try finding("Tota1:\u{200B} 12.50", "Total: 12.50").finding.detail
        #expect(
            detail == [
                "metric": "similarity", "normalize": "glm", "distance": 2, "answer_length": 12,
                "reference_length": 11, "similarity": .number(try #require(JSONNumber(10.0 / 12))),
                "invisible": ["U+200B": 1],
                "differences": [
                    [
                        "answer": ["range": [4, 5], "text": "1"], "reference": ["range": [4, 5], "text": "l"],
                        "before": "Tota", "after": ":\u{200B}12.50",
                    ],
                    [
                        "answer": ["range": [6, 7], "text": "\u{200B}"], "reference": ["range": [6, 6], "text": ""],
                        "before": "Tota1:", "after": "12.50",
                    ],
                ],
            ])
    }

    @Test func briefDetailIsAFewNumbers() throws {
        let brief = try finding("abd", ["xyz", "abc"], level: .brief).finding.detail
        #expect(
            brief.keys == [
                "metric", "normalize", "distance", "answer_length", "reference_length", "similarity", "reference",
            ])
        #expect(brief["reference"] == 1)
        #expect(try finding("abd", "abc", level: .none).finding.detail.isEmpty)
    }

    @Test func aDistanceThatScoresNothingIsNotComputed() throws {
        let far = try finding("abcdefghij", "abcdXXXXXX", ["lower_bound": 0.5]).finding.detail
        #expect(far["distance_more_than"] == 4)
        #expect(far["distance"] == nil)
        #expect(far["similarity"] == nil)
        // The lengths prove it: reading the answer is all the work.
        let text = String(repeating: "x", count: 10_000)
        #expect(try finding(text, "STOP", ["lower_bound": 0.3]).spent == 10_000)
    }

    @Test func differencesAreCapped() throws {
        let answer = String(repeating: "ab", count: 500)
        let reference = String(repeating: "ax", count: 500)
        let detail = try finding(answer, .string(reference)).finding.detail
        #expect(detail["differences"]?.arrayValue?.count == 8)
        let long = try finding(String(repeating: "a", count: 300), "b").finding.detail
        let text = long["differences"]?.arrayValue?.first?.objectValue?["answer"]?.objectValue?["text"]?.stringValue
        #expect(text?.utf8.count == 32)
    }

    @Test func workIsBounded() throws {
        let answer = String(repeating: "a", count: 40_000)
        let reference = String(repeating: "b", count: 40_000)
        let (finding, spent) = try finding(answer, .string(reference), units: 1_000_000)
        #expect(finding.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("ocr_work")))
        #expect(spent == 1_000_000)
        let unread = try self.finding(answer, "b", units: 39_999).finding.decision
        #expect(unread == .decided(accuracy: 0, .outOfLimits, by: .limit("ocr_work")))
    }

    @Test func answersHaveAGreatestLength() throws {
        let longest = String(repeating: "a", count: OCRVerifier.greatestAnswerBytes)
        guard case .decided(_, .partial, _) = try finding(longest, "a").finding.decision else {
            Issue.record("the longest answer should be compared")
            return
        }
        let tooLong = try finding(longest + "a", "a").finding.decision
        #expect(tooLong == .decided(accuracy: 0, .outOfLimits, by: .limit("ocr_length")))
    }

    @Test func groundTruthsHaveLimits() throws {
        let verifier = try OCRVerifier(options: OptionValues())
        let half = JSONValue.string(String(repeating: "漢", count: OCRVerifier.greatestReferenceCodePoints / 2))
        _ = try verifier.readGroundTruth([half, half])
        #expect(throws: GroundTruthError.self) { try verifier.readGroundTruth([half, half, "x"]) }
        let many = [JSONValue](repeating: "x", count: OCRVerifier.greatestReferenceCount + 1)
        #expect(throws: GroundTruthError.self) { try verifier.readGroundTruth(.array(many)) }
    }

    @Test func aBoundAboveTheOtherIsNamed() {
        #expect {
            try OCRVerifier(options: OptionValues(["lower_bound": 0.6, "upper_bound": 0.5]))
        } throws: { error in
            (error as? OptionError)?.option == "lower_bound"
        }
    }

    /// The fast path for ASCII and the general one are the same function.
    @Test func asciiIsNoExceptionToTheRules() {
        let pieces = ["A", "b", " ", "\n", "\t", "\r", "\u{1C}", "\u{1F}", "\u{0B}", "z", "\u{7F}", "\u{00}"]
        var seed: UInt64 = 5
        for round in 0..<4000 {
            var text = ""
            for _ in 0..<(round % 9) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(seed >> 33) % pieces.count]
            }
            for profile in TextProfile.allCases {
                for (ignoreCase, metric) in [
                    (false, TranscriptionMetric.similarity), (true, .similarity), (false, .anls),
                ] {
                    let normalization = TextNormalization(profile, ignoreCase: ignoreCase, metric: metric)
                    let fast = normalization.codePoints(of: text)
                    let slow = normalization.generalCodePoints(of: text)
                    #expect(fast == slow, "\(text.debugDescription) \(profile) \(ignoreCase) \(metric)")
                }
            }
        }
    }
}
