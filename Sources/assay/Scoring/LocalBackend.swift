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

    func score(_ rows: [[UInt8]], detail: DetailLevel) throws -> [[UInt8]] {
        let results = ResultSlots(count: rows.count)
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: min(jobs, max(rows.count, 1))) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < rows.count else { return }
                results.set(verdict(on: rows[index], detail: detail), at: index)
            }
        }
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
}
