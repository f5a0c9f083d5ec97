import AssayCore
import AssayFixtures
import AssayJSON
import AssayScoring
import AssayWire
import StandardVerifiers
import TestSupport
import Testing

/// Every fixture row of every domain, through the whole pipeline.
@Suite struct FixtureTests {
    @Test(arguments: Repository.fixtureFiles())
    func everyRowIsAsExpected(_ file: String) throws {
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(), configHash: "test")
        let cases = try FixtureReader.read(try Repository.bytes(file), file: file)
        #expect(!cases.isEmpty)
        #expect(Set(cases.map(\.id)).count == cases.count, "ids stand twice")
        for row in cases {
            #expect(row.why?.isEmpty == false, "\(row.id) says no why")
            let verdict =
                switch row.rollout {
                case .success(let rollout): scorer.score(rollout)
                case .failure(let error): Verdict(id: nil, outcome: Outcome(error), configHash: "test")
                }
            let result = CaseResult(row, verdict: ObservedVerdict(verdict))
            #expect(result.outcome == .passed, "\(row.id) (\(row.why ?? ""))\n\(verdict)")
        }
    }

    /// Each domain has its page, five examples that show it at work, cases and attacks.
    @Test(arguments: StandardVerifiers.all.map { $0.specification.name })
    func everyDomainHasItsFixtures(_ name: String) throws {
        #expect(try !Repository.text("fixtures/\(name)/README.md").isEmpty)
        let examples = try FixtureReader.read(try Repository.bytes("fixtures/\(name)/example.jsonl"), file: "example")
        #expect(examples.count == 5)
        for file in ["cases", "hostile"] {
            #expect(try !FixtureReader.read(try Repository.bytes("fixtures/\(name)/\(file).jsonl"), file: file).isEmpty)
        }
    }
}
