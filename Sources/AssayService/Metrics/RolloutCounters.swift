import AssayCore

/// Rollouts by verifier and status, their scores, errors and times; and who else is told of them.
final class RolloutCounters: Sendable {
    private static let statuses = ["scored", "undecided", "invalid", "failed"]
    private let names: [String]
    private let positions: [String: Int]
    private let counts: [CounterCell]
    private let microseconds: [Histogram]
    private let errors: [ErrorCode: CounterCell]
    /// Scores by verifier and routed data source.
    let scores: ScoreHistograms

    /// Who is told of every verdict that is counted.
    let followers: VerdictFollowers

    /// Counters for the verifiers of that name, and one for rollouts that never reached a verifier.
    init(verifiers: [String], followers: VerdictFollowers) {
        self.followers = followers
        names = verifiers + ["none"]
        scores = ScoreHistograms(verifiers: verifiers)
        positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        counts = (0..<(names.count * Self.statuses.count)).map { _ in CounterCell() }
        microseconds = names.map { _ in Histogram(bounds: Self.microsecondBounds) }
        errors = Dictionary(uniqueKeysWithValues: ErrorCode.allCases.map { ($0, CounterCell()) })
    }

    private static let microsecondBounds = [10, 50, 100, 500, 1000, 5000, 20_000, 100_000, 1_000_000]

    /// Counts one verdict and passes it on.
    ///
    /// - Parameters:
    ///   - rollout: nil where the row could not be read.
    ///   - isRouted: whether the configuration routes the rollout's data source.
    func count(_ verdict: Verdict, of rollout: Rollout?, isRouted: Bool = false) {
        followers.follow(verdict, of: rollout)
        if let error = verdict.outcome.error { errors[error.code]?.add(1) }
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
        scores.count(verdict, verifier: verifier, routedSource: isRouted ? rollout?.dataSource : nil)
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

    /// Microseconds of scoring by verifier, where there were any rollouts.
    func times() -> [(verifier: String, histogram: Histogram)] {
        names.indices.compactMap {
            microseconds[$0].snapshot.cumulative.last != 0 ? (names[$0], microseconds[$0]) : nil
        }
    }

    /// Errors of rows by code, where there were any.
    func errorCounts() -> [(code: ErrorCode, count: Int)] {
        ErrorCode.allCases.compactMap { code in
            guard let count = errors[code]?.value, count > 0 else { return nil }
            return (code, count)
        }
    }
}
