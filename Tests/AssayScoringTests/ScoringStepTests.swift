import AssayCore
import AssayJSON
import AssayScoring
import StandardVerifiers
import Testing

/// The first phase of scoring: what is final, what an audit may look at, what a judge may decide.
@Suite struct ScoringStepTests {
    private func begin(_ answer: String, audits: Bool = false) throws -> ScoringStep {
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: ScoringSettings(), configHash: "test")
        return scorer.begin(
            Rollout(verifier: "vqa", content: .answer(answer), groundTruth: "red bird"), audits: audits)
    }

    @Test func anAuditComesWithWhatRulesDecided() throws {
        guard case .audited(let verdict, let question, let isRight) = try begin("red bird", audits: true) else {
            Issue.record("a right answer is not for the audit")
            return
        }
        #expect(isRight && verdict.outcome.score == 1)
        #expect(question.answer == "red bird" && question.groundTruth == "red bird" && question.verifier == "vqa")
        guard case .done(let plain) = try begin("red bird") else {
            Issue.record("without an audit it is done")
            return
        }
        #expect(plain.outcome == verdict.outcome)
        // What rules leave open goes to the judge, audit or not.
        for audits in [false, true] {
            guard case .pending = try begin("a crimson bird", audits: audits) else {
                Issue.record("an open answer is not pending")
                return
            }
        }
    }

    @Test(arguments: [0, 0.25, 1]) func aJudgesAccuracyIsTheScore(accuracy: Double) throws {
        guard case .pending(let pending) = try begin("a crimson bird") else {
            Issue.record("an open answer is not pending")
            return
        }
        let judgement = Judgement(.decided(accuracy: accuracy, .judgedCorrect, by: .judge("m")))
        #expect(pending.verdict(judgement).outcome == .scored(accuracy, .judgedCorrect, by: .judge("m")))
    }

    @Test(arguments: [-0.1, 1.5, .nan, .infinity]) func anAccuracyThatIsNoneIsOurFailure(accuracy: Double) throws {
        guard case .pending(let pending) = try begin("a crimson bird") else {
            Issue.record("an open answer is not pending")
            return
        }
        let verdict = pending.verdict(Judgement(.decided(accuracy: accuracy, .judgedCorrect, by: .judge("m"))))
        #expect(verdict.outcome.error?.code == .internalError && verdict.outcome.score == nil)
        #expect(verdict.components.allSatisfy { $0.value == nil })
    }
}
