import AssayConfiguration
import AssayCore
import AssayHTTP

/// Reports what trainers are told instead of scores: the 1st, 2nd, 4th, 8th … time of each kind, so that a step full of
/// mistakes is heard of at once and cannot flood the log.
final class DoorEvents: Sendable {
    private struct Kind: Hashable {
        let door: DoorName
        let code: ErrorCode
        let field: String?
        let isRequest: Bool
    }

    /// Fields come from requests: no more kinds than that are told apart.
    private static let maxKinds = 1024
    private let counts = Lock<[Kind: Int]>([:])
    private let report: @Sendable (ServiceEvent) -> Void

    init(report: @escaping @Sendable (ServiceEvent) -> Void) { self.report = report }

    /// A row without a score.
    func row(_ door: DoorName, _ error: RolloutError, told: DoorFallback) {
        guard let count = count(door, error, isRequest: false) else { return }
        report(.rowWithoutScore(door, error.code, field: error.field, told: told, count: count))
    }

    /// A request that was refused as a whole.
    func refused(_ door: DoorName, _ error: RolloutError) {
        guard let count = count(door, error, isRequest: true) else { return }
        report(.doorRefused(door, error.code, field: error.field, count: count))
    }

    /// The count where it is to be reported.
    private func count(_ door: DoorName, _ error: RolloutError, isRequest: Bool) -> Int? {
        let count = counts.withLock { counts in
            var kind = Kind(door: door, code: error.code, field: error.field, isRequest: isRequest)
            if counts[kind] == nil, counts.count >= Self.maxKinds {
                kind = Kind(door: door, code: error.code, field: nil, isRequest: isRequest)
            }
            counts[kind, default: 0] += 1
            return counts[kind, default: 0]
        }
        return count & (count - 1) == 0 ? count : nil
    }
}
