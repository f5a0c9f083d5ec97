import AssayCore
import AssayJSON
import AssayScoring
import StandardVerifiers
import Testing

@Suite struct RouterTests {
    private func scorer(_ change: (inout ScoringSettings) -> Void = { _ in }) throws -> Scorer {
        var settings = ScoringSettings()
        change(&settings)
        return try Scorer(registry: VerifierRegistry(StandardVerifiers.all), settings: settings, configHash: "test")
    }

    private func score(_ scorer: Scorer, _ source: String?, verifier: String? = nil, options: JSONObject = [:])
        -> Verdict
    {
        scorer.score(
            Rollout(
                verifier: verifier, dataSource: source, content: .answer("OPEN"), groundTruth: "open",
                options: options))
    }

    @Test func aDataSourceBringsItsVerifierAndItsOptions() throws {
        let scorer = try scorer()
        #expect(score(scorer, "ocr").outcome.score == 0)
        #expect(score(scorer, "ocr_ignore_case").outcome.score == 1)
        #expect(score(scorer, "ocr_ignore_case", verifier: "ocr").outcome.score == 1)
        #expect(score(scorer, nil, verifier: "ocr").outcome.score == 0)
        #expect(score(scorer, "nowhere").outcome.error?.code == .unknownDataSource)
    }

    @Test func theConfigurationWinsAndTheRolloutWinsOverIt() throws {
        let scorer = try scorer {
            $0.routing["signs"] = Route(verifier: "ocr", options: ["ignore_case": true])
            $0.routing["ocr_ignore_case"] = Route(verifier: "ocr")
            $0.defaultRoute = Route(verifier: "ocr", options: ["ignore_case": true])
        }
        #expect(score(scorer, "signs").outcome.score == 1)
        #expect(score(scorer, "signs", options: ["ignore_case": false]).outcome.score == 0)
        #expect(score(scorer, "ocr_ignore_case").outcome.score == 0)
        #expect(score(scorer, "nowhere").outcome.score == 1)
    }

    @Test func mistakesInTheConfigurationNameTheirPlace() throws {
        func mistake(_ change: (inout ScoringSettings) -> Void) -> RolloutError? {
            #expect(throws: RolloutError.self) { try scorer(change) }
        }
        #expect(mistake { $0.verifierOptions["ocr"] = ["metric": "x"] }?.field == "verifiers.ocr.metric")
        #expect(mistake { $0.verifierOptions["orc"] = [:] }?.field == "verifiers.orc")
        #expect(mistake { $0.routing["a"] = Route(verifier: "orc") }?.field == "routing.a")
        #expect(mistake { $0.routing["a"] = Route(verifier: "ocr", options: ["x": 1]) }?.field == "routing.a.options.x")
        #expect(
            mistake { $0.verifierOptions["ocr"] = ["extraction": "pattern:p"] }?.field == "verifiers.ocr.extraction")
    }
}
