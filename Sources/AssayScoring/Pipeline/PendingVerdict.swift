public import AssayCore
import AssayJSON

/// A rollout that rules left undecided and a judge may decide: the second phase of scoring.
public struct PendingVerdict: Sendable {
    /// What the judge is asked.
    public let question: JudgeQuestion
    /// The verdict where nobody is asked.
    public let undecided: Verdict
    let failed: FormatComponentSet
    let shape: ResponseShape
    let formula: ScoreFormula
    let showsDetail: Bool

    /// The final verdict.
    public func verdict(_ judgement: Judgement) -> Verdict {
        var verdict = undecided
        verdict.timing.judge = judgement.microseconds
        if showsDetail, !judgement.detail.isEmpty { verdict.detail["judge"] = .object(judgement.detail) }
        switch judgement.outcome {
        case .notAsked: break
        case .decided(let accuracy, _, _) where !(0...1).contains(accuracy):
            verdict.outcome = .failed(
                RolloutError(.internalError, "a judge decided on an accuracy of \(accuracy), not 0 to 1"))
            verdict.components = formula.keysAlone
        case .decided(let accuracy, let reason, let decidedBy):
            verdict.outcome = .scored(
                formula.score(accuracy: accuracy, failed: failed, shape: shape), reason, by: decidedBy)
            verdict.components = formula.components(accuracy: accuracy, failed: failed, shape: shape)
        case .failed(let error):
            verdict.outcome = .failed(error)
            verdict.components = formula.keysAlone
        }
        return verdict
    }
}
