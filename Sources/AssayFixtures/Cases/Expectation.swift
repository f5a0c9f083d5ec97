/// What a fixture row expects of its verdict; what it does not name is not compared.
public struct Expectation: Sendable, Hashable {
    /// A score with a tolerance, or a range.
    public enum Score: Sendable, Hashable {
        /// Within `tolerance` of a value.
        case exactly(Double, tolerance: Double)
        /// From `min` to `max`, both included.
        case between(Double, Double)

        /// The expectation as people read it.
        public var text: String {
            switch self {
            case .exactly(let value, _): "\(value)"
            case .between(let low, let high): "\(low)…\(high)"
            }
        }

        /// How far a score is off, in words; empty where the score says it.
        func difference(_ found: Double) -> String {
            guard case .exactly(let value, _) = self, value != 0, value != 1 || (found != 0 && found != 1) else {
                return ""
            }
            return " (off by \(found - value))"
        }

        func holds(_ score: Double) -> Bool {
            switch self {
            case .exactly(let value, let tolerance): abs(score - value) <= tolerance
            case .between(let low, let high): (low...high).contains(score)
            }
        }
    }

    /// The score.
    public var score: Score?
    /// The statuses that will do, e.g. `invalid`.
    public var status: Set<String>?
    /// The reasons that will do.
    public var reason: Set<String>?
    /// The violations, as a set.
    public var violations: Set<String>?
    /// The extracted text.
    public var extracted: String?
    /// The deciders that will do.
    public var decidedBy: Set<String>?
    /// Components with their values, within the tolerance.
    public var components: [String: Double]?
    /// Units of work at the most.
    public var maxWork: Int?
    /// Milliseconds at the most; compared only where someone asked for times.
    public var maxMilliseconds: Double?
    /// Any verdict within the work budget will do.
    public var isAnything = false
    var tolerance = 1e-9

    /// An expectation that nothing fails yet.
    init() {}

    /// Whether it says something of the score or the status, which every protocol tells.
    public var comparesScore: Bool { score != nil || status != nil || isAnything }

    /// Everything in which a verdict differs from this, one sentence each; empty where it holds.
    ///
    /// - Parameter isTimed: whether `max_ms` counts; it never does in CI, where clocks say little.
    public func differences(from verdict: ObservedVerdict, isTimed: Bool = false) -> [String] {
        if isAnything {
            return verdict.status == "failed" ? ["expected any verdict, but it failed: \(verdict.errorText ?? "")"] : []
        }
        var differences: [String] = []
        func compare(_ name: String, _ expected: Set<String>?, _ found: String?) {
            guard let expected, !expected.contains(found ?? "none") else { return }
            let wanted = expected.sorted().joined(separator: " or ")
            differences.append("\(name): expected \(wanted), got \(found ?? "none")")
        }
        if let score {
            if let found = verdict.score {
                if !score.holds(found) {
                    let difference = score.difference(found)
                    differences.append("score: expected \(score.text), got \(found)\(difference)")
                }
            } else {
                differences.append("score: expected \(score.text), got none (\(verdict.status))")
            }
        }
        compare("status", status, verdict.status)
        if verdict.tellsScoreAlone { return differences }
        compare("reason", reason, verdict.reason)
        compare("extracted", extracted.map { [$0] }, verdict.extracted)
        compare("decided_by", decidedBy, verdict.decidedBy)
        for (name, value) in (components ?? [:]).sorted(by: { $0.key < $1.key }) {
            let found = verdict.components[name]
            if let found, abs(found - value) <= tolerance { continue }
            differences.append("components.\(name): expected \(value), got \(found.map { "\($0)" } ?? "none")")
        }
        if let violations {
            let found = verdict.violations ?? []
            if found != violations {
                differences.append(
                    "violations: expected [\(violations.sorted().joined(separator: ", "))],"
                        + " got [\(found.sorted().joined(separator: ", "))]")
            }
        }
        if let maxWork, let work = verdict.work, work > maxWork {
            differences.append("max_work: expected at most \(maxWork) units, got \(work)")
        }
        if isTimed, let maxMilliseconds, Double(verdict.microseconds) / 1000 > maxMilliseconds {
            differences.append(
                "max_ms: expected at most \(maxMilliseconds) ms, took \(Double(verdict.microseconds) / 1000)")
        }
        return differences
    }
}
