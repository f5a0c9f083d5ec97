import AssayFixtures

/// What a run of `assay score` came to.
struct ScoreSummary {
    private var byStatus: [String: Int] = [:]
    private var total = 0.0
    private var scored = 0

    /// Rows seen.
    var rows: Int { byStatus.values.reduce(0, +) }
    /// Rows that are invalid or failed.
    var rowsWithoutScore: Int { (byStatus["invalid"] ?? 0) + (byStatus["failed"] ?? 0) }

    /// Counts a verdict.
    mutating func count(_ verdict: ShownVerdict) {
        byStatus[verdict.observed.status, default: 0] += 1
        guard let score = verdict.observed.score else { return }
        total += score
        scored += 1
    }

    /// One line.
    var text: String {
        let counts = ["scored", "undecided", "invalid", "failed"].compactMap { status in
            byStatus[status].map { "\($0) \(status)" }
        }
        let mean = scored > 0 ? ", mean score \((total / Double(scored) * 10_000).rounded() / 10_000)" : ""
        return "\(rows) rollouts: \(counts.isEmpty ? "none" : counts.joined(separator: ", "))\(mean)\n"
    }
}
