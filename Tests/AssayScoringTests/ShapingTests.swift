import AssayCore
import AssayJSON
import StandardVerifiers
import Testing

@testable import AssayScoring

@Suite struct ShapingTests {
    private func response(_ thought: String, _ answer: String = "4") -> String {
        "<think>\(thought)</think><answer><|begin_of_box|>\(answer)<|end_of_box|></answer>"
    }

    private func score(
        _ content: Rollout.Content, verifier: String = "counting", tokens: Int? = nil,
        _ change: (inout ScoringSettings) -> Void
    ) throws -> Verdict {
        var settings = ScoringSettings()
        change(&settings)
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: settings, configHash: "test")
        return scorer.score(
            Rollout(verifier: verifier, content: content, groundTruth: "4", responseTokens: tokens))
    }

    private func value(_ verdict: Verdict, _ key: String) -> Double? {
        verdict.components.first { $0.key == key }?.value
    }

    /// L_max = 100, L_cache = 40: the ramp of DAPO's equation 13.
    @Test(arguments: [(0, 0.0), (60, 0.0), (61, 0.025), (80, 0.5), (100, 1.0), (101, 1.0), (1_000_000_000, 1.0)])
    func overlongRamps(_ length: Int, _ penalty: Double) {
        #expect(OverlongPenalty(weight: 1, maxLength: 100, cache: 40).penalty(length: length) == penalty)
    }

    @Test func withoutACacheThereIsAStep() {
        let step = OverlongPenalty(weight: 1, maxLength: 100, cache: 0)
        #expect(step.penalty(length: 100) == 0 && step.penalty(length: 101) == 1)
    }

    @Test func theCosineFallsFromEndToEnd() {
        let cosine = CosineLength(maxLength: 100, wrong: .init(short: 0, long: 0.4), exceeded: 0.1)
        #expect(cosine.value(accuracy: 1, length: 0) == 1 && cosine.value(accuracy: 0, length: 0) == 0)
        #expect(abs(cosine.value(accuracy: 1, length: 50) - 0.75) < 1e-12)
        #expect(abs(cosine.value(accuracy: 0, length: 50) - 0.2) < 1e-12)
        #expect(abs(cosine.value(accuracy: 0.5, length: 50) - 0.475) < 1e-12)
        #expect(cosine.value(accuracy: 1, length: 100) == 0.1 && cosine.value(accuracy: 0, length: 100) == 0.1)
    }

    @Test func scoresAreShapedAndSayHow() throws {
        let text = response(String(repeating: "a b c ", count: 10))
        let verdict = try score(.response(text)) {
            $0.shaping.overlong = OverlongPenalty(weight: 0.5, maxLength: text.unicodeScalars.count + 5, cache: 10)
            $0.shaping.ngramRepetition = RepetitionPenalty(weight: 0.1, size: 3)
        }
        // Of the 28 trigrams of the thought 3 are different; the box is a part of its own.
        let repeated = 25.0 / 28
        #expect(value(verdict, "overlong") == 0.5 && value(verdict, "accuracy") == 1)
        #expect(abs((value(verdict, "ngram_repetition") ?? 0) - (1 - repeated)) < 1e-12)
        #expect(abs((verdict.outcome.score ?? 0) - (1 - 0.25 - 0.1 * repeated)) < 1e-12)
        #expect(verdict.outcome.reason == .correct)
        #expect(
            verdict.detail["shaping"]
                == [
                    "overlong_length": .number(JSONNumber(text.unicodeScalars.count)), "ngrams": 28,
                    "distinct_ngrams": 3,
                ])
    }

    @Test func aRepeatedTranscriptionIsNoRepetition() throws {
        let cells = String(repeating: "0 0 0 ", count: 40)
        let verdict = try score(.response(response("Read it.", cells)), verifier: "ocr") {
            $0.shaping.ngramRepetition = RepetitionPenalty(weight: 1, size: 3)
        }
        #expect(value(verdict, "ngram_repetition") == 1)
    }

    @Test func aGivenAnswerIsNotShaped() throws {
        let verdict = try score(.answer("4")) {
            $0.shaping.overlong = OverlongPenalty(weight: 1, maxLength: 1, cache: 0, unit: .tokens)
            $0.shaping.cosineLength = CosineLength(maxLength: 1, unit: .tokens)
            $0.shaping.ngramRepetition = RepetitionPenalty(weight: 1, size: 1)
        }
        #expect(verdict.outcome.score == 1)
        #expect(verdict.components.suffix(3).map(\.value) == [1, 1, 1])
    }

    @Test func tokensMustBeCountedByTheCaller() throws {
        let change: (inout ScoringSettings) -> Void = {
            $0.shaping.overlong = OverlongPenalty(weight: 1, maxLength: 10, cache: 10, unit: .tokens)
        }
        let missing = try score(.response(response("")), change)
        guard case .invalid(let error) = missing.outcome else { return #expect(Bool(false)) }
        #expect(error.code == .missingField && error.field == "response_tokens")
        #expect(try score(.response(response("")), tokens: 5, change).outcome.score == 0.5)
    }

    @Test func theKeysDependOnTheConfigurationAlone() throws {
        let change: (inout ScoringSettings) -> Void = {
            $0.shaping.cosineLength = CosineLength(maxLength: 10)
            $0.shaping.overlong = OverlongPenalty(weight: 1, maxLength: 10, cache: 10)
        }
        let keys = [
            "accuracy", "structure", "language_mix", "repetition", "box_in_non_verifiable", "overlong", "cosine_length",
        ]
        for content in [Rollout.Content.response("nothing"), .response(response("")), .answer("4")] {
            #expect(try score(content, change).components.map(\.key) == keys)
        }
        #expect(try score(.answer("4"), verifier: "none", change).components.map(\.key) == keys)
        let tooLong = try score(.response("too long")) {
            change(&$0)
            $0.maxResponseBytes = 3
        }
        #expect(tooLong.components.map(\.key) == keys && tooLong.outcome.score == 0)
    }

    /// A closed gate is 0, however short the response.
    @Test func gatesComeFirst() throws {
        let verdict = try score(.response("4")) {
            $0.shaping.cosineLength = CosineLength(maxLength: 100, wrong: .init(short: 1, long: 1))
        }
        #expect(verdict.outcome == .scored(0, .formatViolation, by: .gate("structure")))
    }
}
