import AssayCore
import AssayJSON
import AssayScoring
import AssayWire
import Dispatch
import Synchronization

/// Scores in this process, on several threads.
struct LocalBackend: ScoringBackend {
    let scorer: Scorer
    let jobs: Int
    /// Who decides what rules leave undecided; nil where no judge is configured.
    var judge: (any RolloutJudge)?
    /// The time a judge has for a rollout.
    let deadlineMilliseconds: Int

    func score(_ rows: [[UInt8]], detail: DetailLevel) throws -> [[UInt8]] {
        let results = ResultSlots(count: rows.count)
        let next = Atomic<Int>(0)
        // Rows that wait for a judge; no thread waits for one before all rows have been looked at.
        let judged = DispatchGroup()
        DispatchQueue.concurrentPerform(iterations: min(jobs, max(rows.count, 1))) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < rows.count else { return }
                guard let judge else {
                    results.set(verdict(on: rows[index], detail: detail), at: index)
                    continue
                }
                judged.enter()
                score(rows[index], detail: detail, by: judge) { bytes in
                    results.set(bytes, at: index)
                    judged.leave()
                }
            }
        }
        judged.wait()
        return results.all()
    }

    private func verdict(on row: [UInt8], detail: DetailLevel) -> [UInt8] {
        var writer = JSONWriter()
        let verdict: Verdict
        do {
            let read = try RolloutReader.read(row)
            let start = ContinuousClock.now
            var scored = scorer.score(read.rollout, detail: read.detail ?? detail)
            scored.timing.verify = Int((ContinuousClock.now - start) / .microseconds(1))
            verdict = scored
        } catch {
            verdict = scorer.verdict(on: error.error, id: error.id)
        }
        VerdictWriter.write(verdict, into: &writer)
        return writer.bytes
    }

    private func score(
        _ row: [UInt8], detail: DetailLevel, by judge: any RolloutJudge, finish: @escaping @Sendable ([UInt8]) -> Void
    ) {
        guard let read = try? RolloutReader.read(row) else { return finish(verdict(on: row, detail: detail)) }
        let start = ContinuousClock.now
        let step = scorer.begin(
            read.rollout, detail: read.detail ?? detail, audits: judge.wantsAudit())
        let verify = Int((ContinuousClock.now - start) / .microseconds(1))
        switch step {
        case .done(var verdict):
            verdict.timing.verify = verify
            finish(Self.json(verdict))
        case .audited(var verdict, let question, let isRight):
            judge.audit(question, isRight: isRight)
            verdict.timing.verify = verify
            finish(Self.json(verdict))
        case .pending(let pending):
            let allowed = min(deadlineMilliseconds, read.rollout.deadlineMilliseconds ?? deadlineMilliseconds)
            judge.judge(pending.question, withinMilliseconds: allowed, isWanted: { true }) { judgement in
                var verdict = pending.verdict(judgement)
                verdict.timing.verify = verify
                finish(Self.json(verdict))
            }
        }
    }

    private static func json(_ verdict: Verdict) -> [UInt8] {
        var writer = JSONWriter()
        VerdictWriter.write(verdict, into: &writer)
        return writer.bytes
    }
}
