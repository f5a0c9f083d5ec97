import AssayCore
import Synchronization

/// How often the audit judge and the rules disagree, per data source.
final class AuditBook: Sendable {
    /// Data sources counted one by one; all others together.
    private static let maxSources = 256
    private static let maxNameScalars = 128

    private struct Count {
        var rows = 0
        /// Rules said right, the judge wrong.
        var refuted = 0
        /// Rules said wrong, the judge right.
        var redeemed = 0
        var unanswered = 0
        var dropped = 0
    }

    private struct Source: Hashable {
        let dataSource: String
        let verifier: String
    }

    private let counts = Mutex<[Source: Count]>([:])

    /// Counts what the audit judge said of a row.
    func note(_ ballot: JudgePoll.Ballot, on row: AuditedRow) {
        change(row) { count in
            guard case .vote(let value, _) = ballot else {
                count.unanswered += 1
                return
            }
            count.rows += 1
            if row.isRight, value < 0.5 { count.refuted += 1 }
            if !row.isRight, value >= 0.5 { count.redeemed += 1 }
        }
    }

    /// Counts a row there was no room for.
    func drop(_ row: AuditedRow) { change(row) { $0.dropped += 1 } }

    private func change(_ row: AuditedRow, _ body: (inout Count) -> Void) {
        let name = String(String.UnicodeScalarView((row.dataSource ?? "").unicodeScalars.prefix(Self.maxNameScalars)))
        let source = Source(dataSource: name, verifier: row.verifier)
        counts.withLock { counts in
            let isKnown = counts[source] != nil || counts.count < Self.maxSources
            body(&counts[isKnown ? source : Source(dataSource: "(other)", verifier: ""), default: Count()])
        }
    }

    var metrics: [JudgeMetric] {
        let now = counts.withLock { $0 }.sorted {
            ($0.key.dataSource, $0.key.verifier) < ($1.key.dataSource, $1.key.verifier)
        }
        // Values of one family have to stand together.
        let families: [(name: String, help: String, rules: String?, value: (Count) -> Int)] = [
            ("audits_total", "Rows decided by rules that the audit judge gave a vote on.", nil, { $0.rows }),
            ("audit_disagreements_total", "Audited rows the judge sees otherwise.", "right", { $0.refuted }),
            ("audit_disagreements_total", "Audited rows the judge sees otherwise.", "wrong", { $0.redeemed }),
            ("audits_unanswered_total", "Audited rows without a vote.", nil, { $0.unanswered }),
            ("audits_dropped_total", "Rows drawn for the audit while its queue was full.", nil, { $0.dropped }),
        ]
        return families.flatMap { family in
            now.map { source, count in
                var labels = ["data_source": source.dataSource, "verifier": source.verifier]
                labels["rules"] = family.rules
                return JudgeMetric(family.name, family.help, labels: labels, value: family.value(count))
            }
        }
    }
}
