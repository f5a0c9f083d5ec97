import AssayCore

/// Rollouts by verifier and status, and the time spent on them, counted without locks; and who else is told of them.
final class RolloutCounters: Sendable {
    private static let statuses = ["scored", "undecided", "invalid", "failed"]
    private let names: [String]
    private let positions: [String: Int]
    private let counts: [CounterCell]
    private let microseconds: [CounterCell]

    /// Who is told of every verdict that is counted.
    let followers: VerdictFollowers

    /// Counters for the verifiers of that name, and one for rollouts that never reached a verifier.
    init(verifiers: [String], followers: VerdictFollowers) {
        self.followers = followers
        names = verifiers + ["none"]
        positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        counts = (0..<(names.count * Self.statuses.count)).map { _ in CounterCell() }
        microseconds = names.map { _ in CounterCell() }
    }

    /// Counts one verdict and passes it on; the rollout is nil where the row could not be read.
    func count(_ verdict: Verdict, of rollout: Rollout?) {
        followers.follow(verdict, of: rollout)
        let verifier = verdict.verifier.flatMap { positions[$0] } ?? names.count - 1
        let status =
            switch verdict.outcome {
            case .scored: 0
            case .undecided: 1
            case .invalid: 2
            case .failed: 3
            }
        counts[verifier * Self.statuses.count + status].add(1)
        microseconds[verifier].add(verdict.timing.verify)
    }

    /// Every count that is not 0, in a fixed order.
    func snapshot() -> [(verifier: String, status: String, count: Int)] {
        names.indices.flatMap { verifier in
            Self.statuses.indices.compactMap { status in
                let count = counts[verifier * Self.statuses.count + status].value
                return count > 0 ? (names[verifier], Self.statuses[status], count) : nil
            }
        }
    }

    /// Microseconds of scoring by verifier, where there were any.
    func time() -> [(verifier: String, microseconds: Int)] {
        names.indices.compactMap { microseconds[$0].value > 0 ? (names[$0], microseconds[$0].value) : nil }
    }
}
