import AssayCore
import AssayHTTP
import AssayScoring
import AssayWire

/// Scores rows of one request: keeps the deadline, the clock and the counters, which the scorer knows nothing of.
struct RowScorer: Sendable {
    let scorer: Scorer
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

    /// The verdict on a row that could not be read.
    func verdict(on failure: RowReadingError) -> Verdict {
        let verdict = scorer.verdict(on: failure.error, id: failure.id)
        counters.count(verdict, of: nil)
        return verdict
    }
}
