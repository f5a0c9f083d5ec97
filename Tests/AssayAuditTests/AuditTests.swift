import AssayCore
import AssayJSON
import AssayScoring
import StandardVerifiers
import Testing

@testable import AssayAudit

@Suite struct AuditTests {
    private static func audit(_ options: [String: JSONObject], seed: UInt64 = 1) throws -> Audit {
        var settings = ScoringSettings()
        settings.verifierOptions = options
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: settings, configHash: "test")
        return Audit(scorer: scorer, seed: seed)
    }

    private static var all: [VerifierSpecification] { StandardVerifiers.all.map { $0.specification } }

    @Test(arguments: [2] as [UInt64])
    func noAttackEarnsAnythingByDefault(_ seed: UInt64) throws {
        let results = try Self.audit(["ocr": ["lower_bound": 0.3]], seed: seed).run(Self.all)
        for result in results {
            #expect(result.best <= 0.05, "seed \(seed): \(result)")
            #expect(result.withoutScore == 0, "seed \(seed): \(result)")
        }
        for name in Self.all.filter(\.needsGroundTruth).map(\.name) {
            #expect(results.filter { $0.verifier == name }.count > 5, "\(name) is attacked")
        }
    }

    /// A grid has full recall, and naming everything overlaps with everything: the audit has to see it.
    @Test func farmableConfigurationsAreFound() throws {
        let audit = try Self.audit([
            "grounding": ["metric": "recall", "iou_threshold": 0.05], "mcq": ["partial": "jaccard"],
            "gui": ["grammar": "glm_web", "policy": "glm_reference"], "chart": ["partial": "overlap"],
        ])
        let failed = audit.run(Self.all.filter { ["grounding", "mcq", "gui", "chart"].contains($0.name) })
            .filter(\.hasFailed)
        #expect(failed.contains { $0.verifier == "gui" && $0.attack == .hedge })
        #expect(failed.contains { $0.verifier == "chart" && $0.attack == .hedge })
        #expect(failed.contains { $0.verifier == "grounding" && $0.attack == .grid && $0.bestResponse != nil })
        #expect(failed.contains { $0.verifier == "mcq" && $0.attack == .everything })
    }

    /// Otherwise every attack would fail for a reason of its own.
    @Test func theRightAnswersAreRight() throws {
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(), configHash: "test")
        let targets = AuditTarget.all(Self.all.filter(\.needsGroundTruth), in: ScoringSettings())
        #expect(targets.contains { $0.dataSource == "OSWorld" } && targets.count > Self.all.count)
        for target in targets {
            var random = AuditRandom(5)
            for subject in AuditSubjects.make(
                for: target.specification, options: target.options, count: 8, random: &random)
            {
                let verdict = scorer.score(
                    Rollout(
                        verifier: subject.verifier, dataSource: target.dataSource, prompt: .text(subject.prompt),
                        content: .answer(subject.right),
                        groundTruth: subject.truth, options: subject.options))
                #expect(verdict.outcome.score == 1, "\(subject)")
            }
        }
    }

    @Test func theSameSeedMakesTheSameReport() throws {
        let specifications = Self.all.filter { $0.name == "counting" || $0.name == "grounding" }
        #expect(try Self.audit([:], seed: 9).run(specifications) == Self.audit([:], seed: 9).run(specifications))
    }

    @Test func chanceIsDocumentedForUnboundedTranscription() {
        #expect(Audit.chanceLevel(of: "ocr", options: [:]) == 0.3)
        #expect(Audit.chanceLevel(of: "ocr", options: ["lower_bound": 0.3]) == 0.05)
        #expect(Audit.chanceLevel(of: "math", options: [:]) == 0.05)
    }
}
