import AssayCore
import AssayJSON
import AssayScoring
import AssayText
import StandardVerifiers
import Testing

@Suite struct ScorerTests {
    private func score(
        _ response: String, options: JSONObject = [:], detail: DetailLevel = .full,
        _ change: (inout ScoringSettings) -> Void = { _ in }
    ) throws -> Verdict {
        var settings = ScoringSettings()
        change(&settings)
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: settings, configHash: "test")
        return scorer.score(
            Rollout(verifier: "counting", content: .response(response), groundTruth: 4, options: options),
            detail: detail)
    }

    private let right = "<think>é</think><answer>There are <|begin_of_box|> 4 <|end_of_box|>.</answer>"

    @Test func rangesCountCodePoints() throws {
        let verdict = try score(right)
        let extraction = try #require(verdict.extraction)
        let scalars = Array(right.unicodeScalars)
        let range = try #require(extraction.range)
        #expect(String(String.UnicodeScalarView(scalars[range])) == "4" && extraction.rule == "box")
    }

    @Test func gatesCloseSubtractOrAreOff() throws {
        let trailing = right + " Hope this helps!"
        let gated = try score(trailing)
        #expect(gated.outcome == .scored(0, .formatViolation, by: .gate("structure")))
        #expect(gated.components.first { $0.key == "accuracy" }?.value == 1)
        let subtracted = try score(trailing) { $0.components[.structure] = .subtract(0.25) }
        #expect(subtracted.outcome == .scored(0.75, .correct, by: .rule("integer")))
        let off = try score(trailing) { $0.components[.structure] = .off }
        #expect(off.outcome.score == 1 && !off.components.contains { $0.key == "structure" })
    }

    @Test func theComponentKeysAreTheSameForEveryRow() throws {
        let keys = try score(right).components.map(\.key)
        let invalid = try score(right, options: ["layout": "none at all"])
        #expect(invalid.components.map(\.key) == keys && invalid.components.allSatisfy { $0.value == nil })
        #expect(try score("nothing").components.map(\.key) == keys)
    }

    /// What a person should look at is told in full detail, and costs nothing.
    @Test func findingsAreToldAndFree() throws {
        let thought = "图中一共有四个苹果，其中两个在左边，另外两个在右边"
        let text = "<think>\(thought)</think><answer><|begin_of_box|>4\u{200B}<|end_of_box|></answer>"
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(), configHash: "test")
        let rollout = Rollout(
            verifier: "ocr", prompt: .text("How many apples are there on the table in the picture?"),
            content: .response(text), groundTruth: "4\u{200B}")
        let verdict = scorer.score(rollout, detail: .full)
        #expect(verdict.outcome.score == 1)
        #expect(
            verdict.detail["format"]?.objectValue?["findings"] == [
                ["finding": "thought_writing", "thought": "chinese", "question": "latin"],
                ["finding": "invisible", "code_points": ["U+200B": 1]],
            ])
        #expect(scorer.score(rollout, detail: .brief).detail["format"]?.objectValue?["findings"] == nil)
    }

    @Test func styleGatesToo() throws {
        let loop = String(repeating: "The same fifty code points come again and again here. ", count: 12)
        let verdict = try score("<think>\(loop)</think><answer><|begin_of_box|>4<|end_of_box|></answer>")
        #expect(verdict.outcome == .scored(0, .formatViolation, by: .gate("repetition")))
        #expect(verdict.detail["format"]?.objectValue?["violations"] == ["repetition"])
        // What is off is not even looked for.
        let off = try score("<think>\(loop)</think><answer><|begin_of_box|>4<|end_of_box|></answer>") {
            $0.components[.repetition] = .off
        }
        #expect(off.outcome.score == 1 && off.detail["format"]?.objectValue?["violations"] == [])
    }

    @Test func aMissingAnswerSaysWhy() throws {
        let verdict = try score("<think>x</think><answer>4</answer>") { $0.components[.structure] = .off }
        #expect(verdict.outcome == .scored(0, .noAnswer, by: .rule("extraction")))
        let two = "<think>x</think><answer><|begin_of_box|>4<|end_of_box|><|begin_of_box|>4<|end_of_box|></answer>"
        let several = try score(two) { $0.components[.structure] = .off }
        #expect(several.outcome == .scored(0, .ambiguousAnswer, by: .rule("extraction")))
    }

    @Test func detailIsAsWideAsAsked() throws {
        let long = String(repeating: "4", count: 1000)
        let response = "<think>x</think><answer><|begin_of_box|>\(long)<|end_of_box|></answer>"
        #expect(try score(response).extraction?.text.utf8.count == 1000)
        #expect(try score(response, detail: .brief).extraction?.text.utf8.count == 256)
        let none = try score(response, detail: .none)
        #expect(none.extraction == nil && none.detail.isEmpty)
        #expect(try score(response).detail["work"]?.numberValue?.int != nil)
    }

    @Test func patternsComeFromTheConfiguration() throws {
        let response = "<think>x</think><answer>First 9. Final: 4</answer>"
        let pattern = try UserPattern(#"Final: (\d+)"#)
        let verdict = try score(response, options: ["extraction": "pattern:final"]) { $0.patterns["final"] = pattern }
        #expect(verdict.outcome.score == 1 && verdict.extraction?.rule == "pattern:final")
        let unknown = try score(response, options: ["extraction": "pattern:final"])
        #expect(unknown.outcome.error?.field == "options.extraction")
        let evil = try UserPattern(#"(x+x+)+[yz]"#)
        let flood = "<think>x</think><answer>\(String(repeating: "x", count: 5000))</answer>"
        let limited = try score(flood, options: ["extraction": "pattern:evil"]) { $0.patterns["evil"] = evil }
        #expect(limited.outcome == .scored(0, .outOfLimits, by: .limit("pattern")))
    }

    @Test func aGroundTruthInTheEnvelopeIsExtracted() throws {
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(), configHash: "test")
        func outcome(_ truth: String) -> Outcome {
            scorer.score(Rollout(verifier: "counting", content: .answer("4"), groundTruth: .string(truth))).outcome
        }
        #expect(outcome(right).score == 1)
        #expect(outcome("<think>x</think><answer>4</answer>").score == 1)
        #expect(outcome("<think>x</think>").error?.code == .invalidGroundTruth)
    }

    /// A defect of a verifier's is our failure, never a score.
    @Test func anAccuracyThatIsNoNumberIsAFailure() throws {
        let scorer = try Scorer(
            registry: VerifierRegistry([BrokenVerifier.self]), settings: ScoringSettings(), configHash: "test")
        let verdict = scorer.score(Rollout(verifier: "broken", content: .answer("x"), groundTruth: "y"))
        #expect(verdict.outcome.status == "failed" && verdict.outcome.score == nil)
        #expect(verdict.outcome.error?.code == .internalError)
    }

    @Test func whatIsUndecidedIsNoZeroInDisguise() throws {
        let scorer = try Scorer(
            registry: VerifierRegistry([UndecidedVerifier.self]), settings: ScoringSettings(), configHash: "test")
        func outcome(_ options: JSONObject, response: String = "") -> Outcome {
            let content: Rollout.Content = response.isEmpty ? .answer("x") : .response(response)
            return scorer.score(
                Rollout(verifier: "undecided", content: content, groundTruth: "y", options: options)
            ).outcome
        }
        #expect(outcome([:]) == .undecided(score: 0))
        #expect(outcome(["on_undecided": "null"]) == .undecided(score: nil))
        #expect(outcome(["judge": false]) == .scored(0, .incorrect, by: .rule("no_judge")))
        #expect(outcome([:], response: "no envelope") == .scored(0, .formatViolation, by: .gate("structure")))
    }
}

/// A verifier that divides by nothing.
private struct BrokenVerifier: Verifier {
    static let specification = VerifierSpecification(
        name: "broken", version: 1, summary: "finds no number", dataSources: [], options: [], groundTruth: [:],
        rules: ["broken"], limits: [], example: .init(prompt: "?", answer: "x", groundTruth: "x"))

    init(options: OptionValues) throws(OptionError) {}

    func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> JSONValue { value }

    func verify(_ answer: String, against groundTruth: JSONValue, in context: inout VerificationContext) -> Finding {
        .graded(.nan, by: "broken")
    }
}

/// A verifier that never knows.
private struct UndecidedVerifier: Verifier {
    static let specification = VerifierSpecification(
        name: "undecided", version: 1, summary: "never knows", dataSources: [], options: [], groundTruth: [:],
        rules: [], limits: [], example: .init(prompt: "?", answer: "x", groundTruth: "x"))

    init(options: OptionValues) throws(OptionError) {}

    func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> JSONValue { value }

    func verify(_ answer: String, against groundTruth: JSONValue, in context: inout VerificationContext) -> Finding {
        .undecided()
    }
}
