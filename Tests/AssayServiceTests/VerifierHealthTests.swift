import AssayCore
import AssayHTTP
import TestSupport
import Testing

@testable import AssayService

@Suite struct VerifierHealthTests {
    private func verdict(_ score: Double?) -> Verdict {
        let outcome: Outcome =
            score.map { .scored($0, .correct, by: .rule("exact")) }
            ?? .failed(RolloutError(.judgeTimeout, "no answer"))
        return Verdict(
            id: nil, outcome: outcome, verifier: "v", verifierVersion: "v@1", configHash: "", components: [])
    }

    private let rollout = Rollout(verifier: "v", dataSource: "s", content: .answer("x"))

    private func feed(_ health: VerifierHealth, _ count: Int, _ rate: Double, _ random: inout SeededGenerator) {
        for _ in 0..<count {
            health.count(verdict(Double.random(in: 0..<1, using: &random) < rate ? 1 : 0), of: rollout)
        }
    }

    @Test func theLastRolloutsAreSummed() throws {
        let health = VerifierHealth()
        for score in [1.0, 0, 0.5, nil, 1] { health.count(verdict(score), of: rollout) }
        health.count(
            Verdict(
                id: nil, outcome: .invalid(RolloutError(.missingField, "x")), verifier: "v", configHash: "",
                components: []), of: rollout)
        let entry = try #require(health.snapshot().first)
        #expect(entry.source.dataSource == "s" && entry.source.verifier == "v" && !entry.isDrifting)
        #expect(entry.last.rollouts == 5 && entry.last.scored == 4 && entry.last.abstentions == 1)
        #expect(entry.last.mean == 0.625 && entry.last.zeros == 1 && entry.last.ones == 2)
        #expect(abs(entry.last.variance - 0.229166666) < 1e-6)
    }

    /// A healthy run does not cry; one whose scores jump does, once, and settles.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func aJumpIsADriftAndNoiseIsNone(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let reports = Lock<[VerifierHealth.Report]>([])
        let health = VerifierHealth { report in reports.withLock { $0.append(report) } }
        feed(health, 8000, 0.4, &random)
        #expect(reports.withLock { $0.isEmpty })
        feed(health, 600, 0.95, &random)
        #expect(reports.withLock { $0.count == 1 && $0.first?.isDrifting == true })
        feed(health, 4000, 0.95, &random)
        #expect(reports.withLock { $0.count == 2 && $0.last?.isDrifting == false })
    }

    @Test func slowProgressIsNoDrift() {
        var random = SeededGenerator(seed: 1)
        let reports = Lock(0)
        let health = VerifierHealth { _ in reports.withLock { $0 += 1 } }
        for step in 0..<100 { feed(health, 512, 0.2 + 0.006 * Double(step), &random) }
        #expect(reports.withLock { $0 } == 0)
    }

    @Test func theNumberOfSourcesIsBounded() {
        let health = VerifierHealth()
        for index in 0..<1000 {
            health.count(verdict(1), of: Rollout(verifier: "v", dataSource: "s\(index)", content: .answer("x")))
        }
        #expect(health.snapshot().count == 256)
    }
}
