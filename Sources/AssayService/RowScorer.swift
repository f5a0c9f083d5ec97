import AssayCore
import AssayHTTP
import AssayScoring
import AssayWire

/// Scores rows of one request: keeps the deadline, the clock and the counters, which the scorer knows nothing of.
struct RowScorer: Sendable {
    let scorer: Scorer
    /// Who decides what rules leave undecided; nil where no judge is configured.
    let judge: (any RolloutJudge)?
    let counters: RolloutCounters
    /// When the request was whole, on ``AssayHTTP/MonotonicClock``, in nanoseconds.
    let receivedAt: Int64
    /// Milliseconds the request has; a row's own `deadline_ms` may be shorter.
    let deadlineMilliseconds: Int
    let detail: DetailLevel

    /// The verdict on a row that could be read.
    func verdict(on row: RolloutRow) -> Verdict {
        let start = MonotonicClock.now
        let allowed = min(deadlineMilliseconds, row.rollout.deadlineMilliseconds ?? deadlineMilliseconds)
        var verdict: Verdict
        if start - receivedAt > Int64(allowed) * 1_000_000 {
            let error = RolloutError(
                .deadlineExceeded, "the deadline of \(allowed) ms passed before the rollout was scored")
            verdict = scorer.verdict(on: error, id: row.rollout.id, verifier: row.rollout.verifier)
        } else {
            verdict = scorer.score(row.rollout, detail: row.detail ?? detail)
        }
        verdict.timing = Timing(
            queue: Int((start - receivedAt) / 1000), verify: Int((MonotonicClock.now - start) / 1000))
        counters.count(verdict, of: row.rollout)
        return verdict
    }

    /// Scores a row by rules; where they leave it open, the judge is asked and the verdict comes later, on any thread.
    ///
    /// - Parameters:
    ///   - isWanted: false once nobody waits for the verdict.
    ///   - later: called once, and only where nil is returned; must not wait.
    /// - Returns: the verdict, or nil where it comes later.
    func verdict(
        on row: RolloutRow, isWanted: @escaping @Sendable () -> Bool, later: @escaping @Sendable (Verdict) -> Void
    ) -> Verdict? {
        guard let judge else { return verdict(on: row) }
        let start = MonotonicClock.now
        let allowed = min(deadlineMilliseconds, row.rollout.deadlineMilliseconds ?? deadlineMilliseconds)
        // The path without a judge knows what to say of a row that is late already.
        guard start - receivedAt <= Int64(allowed) * 1_000_000 else { return verdict(on: row) }
        let step = scorer.begin(row.rollout, detail: row.detail ?? detail, audits: judge.wantsAudit())
        let now = MonotonicClock.now
        let timing = Timing(queue: Int((start - receivedAt) / 1000), verify: Int((now - start) / 1000))
        switch step {
        case .done(var verdict):
            verdict.timing = timing
            counters.count(verdict, of: row.rollout)
            return verdict
        case .audited(var verdict, let question, let isRight):
            judge.audit(question, isRight: isRight)
            verdict.timing = timing
            counters.count(verdict, of: row.rollout)
            return verdict
        case .pending(let pending):
            let left = allowed - Int((now - receivedAt) / 1_000_000)
            judge.judge(pending.question, withinMilliseconds: max(1, left), isWanted: isWanted) { judgement in
                var verdict = pending.verdict(judgement)
                verdict.timing.queue = timing.queue
                verdict.timing.verify = timing.verify
                counters.count(verdict, of: row.rollout)
                later(verdict)
            }
            return nil
        }
    }

    /// The verdict on a row that could not be read.
    func verdict(on failure: RowReadingError) -> Verdict {
        let verdict = scorer.verdict(on: failure.error, id: failure.id)
        counters.count(verdict, of: nil)
        return verdict
    }
}
