import AssayCore
import AssayJSON
import AssayScoring
import TestSupport
import Testing

/// docs/writing-a-verifier.md, followed.
@Suite struct WritingAVerifierTests {
    @Test func thePageShowsTheVeryTextThatIsBuilt() throws {
        let source = try Repository.text("Tests/StandardVerifiersTests/Toy/WordVerifier.swift")
        #expect(try Repository.text("docs/writing-a-verifier.md").contains("```swift\n\(source)```"))
    }

    @Test(
        arguments: [
            ("ZEBRA", [:], 1), ("lion", [:], 0), ("ZEBRA", ["ignore_case": false], 0), ("", [:], 0),
        ] as [(String, JSONObject, Double)])
    func itScores(_ answer: String, _ options: JSONObject, _ score: Double) throws {
        let scorer = try Scorer(
            registry: VerifierRegistry([WordVerifier.self]), settings: ScoringSettings(), configHash: "test")
        let verdict = scorer.score(
            Rollout(dataSource: "word", content: .answer(answer), groundTruth: "zebra", options: options))
        #expect(verdict.outcome.score == score, "\(verdict)")
        let broken = scorer.score(Rollout(verifier: "word", content: .answer(answer), groundTruth: 5))
        #expect(broken.outcome.error?.code == .invalidGroundTruth)
    }
}
