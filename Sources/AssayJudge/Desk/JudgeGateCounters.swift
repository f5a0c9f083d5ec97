import AssayCore
import Synchronization

/// Answers each gate has stopped.
final class JudgeGateCounters: Sendable {
    private let counts = Mutex<[GateName: Int]>([:])

    func count(_ gate: GateName) { counts.withLock { $0[gate, default: 0] += 1 } }

    var metrics: [JudgeMetric] {
        let now = counts.withLock { $0 }
        return GateName.allCases.map {
            JudgeMetric(
                "gated_total", "Answers that were stopped before any judge.", labels: ["gate": $0.rawValue],
                value: now[$0] ?? 0)
        }
    }
}
