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
    /// Since when the request has been in the queue, on ``AssayHTTP/MonotonicClock``, in nanoseconds.
    let queuedSince: Int64
    /// Milliseconds the request has from then on: its client, or its door, waits no longer. A row's own `deadline_ms`
    /// counts from when work on it starts, so that a burst cannot use it up.
    let deadlineMilliseconds: Int
    let detail: DetailLevel

    /// The verdict on a row that could be read.
    func verdict(on row: RolloutRow) -> Verdict {
        let start = MonotonicClock.now
        var verdict: Verdict
        if isLate(start) {
            let error = RolloutError(
                .deadlineExceeded, "the deadline of \(deadlineMilliseconds) ms passed before the rollout was scored")
            verdict = scorer.verdict(on: error, id: row.rollout.id, verifier: row.rollout.verifier)
        } else {
            verdict = scorer.score(row.rollout, detail: row.detail ?? detail)
        }
        verdict.timing = Timing(
            queue: Int((start - queuedSince) / 1000), verify: Int((MonotonicClock.now - start) / 1000))
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
        // The path without a judge knows what to say of a row that is late already.
        guard !isLate(start) else { return verdict(on: row) }
        let step = scorer.begin(row.rollout, detail: row.detail ?? detail, audits: judge.wantsAudit())
        let now = MonotonicClock.now
        let timing = Timing(queue: Int((start - queuedSince) / 1000), verify: Int((now - start) / 1000))
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
            var left = deadlineMilliseconds - Int((now - queuedSince) / 1_000_000)
            if let own = row.rollout.deadlineMilliseconds { left = min(left, own - Int((now - start) / 1_000_000)) }
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

    private func isLate(_ start: Int64) -> Bool { start - queuedSince > Int64(deadlineMilliseconds) * 1_000_000 }

    /// The verdict on a row that could not be read.
    func verdict(on failure: RowReadingError) -> Verdict {
        let verdict = scorer.verdict(on: failure.error, id: failure.id)
        counters.count(verdict, of: nil)
        return verdict
    }
}
