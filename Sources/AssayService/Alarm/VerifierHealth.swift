import AssayCore
import AssayHTTP

/// Watches how each data source is scored: mean, variance, share of 0 and of 1, share without a score or undecided; and
/// notices when that drifts.
///
/// One bad verifier ruins a run while the reward rises. What a healthy run does slowly a broken verifier, a changed prompt
/// or a found hole does at once: the last ``window`` rollouts are held against the ``reference`` ones before them, and a
/// mean that differs by more than ``limit`` standard errors is a drift.
public final class VerifierHealth: Sendable {
    /// A drift that began or is over.
    public struct Report: Sendable, Hashable {
        /// The data source; empty where rollouts name none.
        public let dataSource: String
        /// The verifier.
        public let verifier: String
        /// The mean score of the last rollouts.
        public let mean: Double
        /// That of the ones before.
        public let reference: Double
        /// Whether it drifts; false where it has settled.
        public let isDrifting: Bool
    }

    struct Source: Hashable, Sendable {
        let dataSource: String
        let verifier: String
    }

    /// Rollouts of one source: the last ones, and those before them.
    struct Watched: Sendable {
        /// Scores in the order they came, the oldest first from `next`; NaN where there was none.
        var ring: [Float] = []
        var next = 0
        var isDrifting = false
    }

    /// What is known of some rollouts.
    struct Summary: Sendable, Hashable {
        var rollouts = 0
        var scored = 0
        var mean = 0.0
        var variance = 0.0
        var zeros = 0
        var ones = 0
        /// Rollouts without a decision of the verifier or a judge.
        var abstentions: Int { rollouts - scored }
        /// A number of them as a share, 0 to 1; 0 where there are none.
        func share(of count: Int) -> Double { rollouts == 0 ? 0 : Double(count) / Double(rollouts) }
    }

    /// Rollouts that are held against those before.
    static let window = 512
    /// Rollouts they are held against.
    static let reference = 2048
    /// Standard errors; at 6, chance alone takes a source out once in a hundred million windows.
    static let limit = 6.0
    private static let maxSources = 256
    private static let maxNameScalars = 128

    private let report: @Sendable (Report) -> Void
    private let watched = Lock<[Source: Watched]>([:])

    /// Watches nothing yet.
    ///
    /// - Parameter report: called on whatever thread scored the rollout that made the difference; has to be quick.
    public init(report: @escaping @Sendable (Report) -> Void = { _ in }) { self.report = report }

    /// Counts a verdict. The caller's mistakes say nothing of the verifier.
    ///
    /// - Complexity: O(1), and O(window) once every sixteenth of a window.
    func count(_ verdict: Verdict, of rollout: Rollout) {
        let value: Float
        switch verdict.outcome {
        case .scored(let score, _, _): value = Float(score)
        case .undecided, .failed: value = .nan
        case .invalid: return
        }
        var name = rollout.dataSource ?? ""
        if name.utf8.count > Self.maxNameScalars {
            name = String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.maxNameScalars)))
        }
        let source = Source(dataSource: name, verifier: verdict.verifier ?? "")
        let change: Report? = watched.withLock { watched in
            guard watched[source] != nil || watched.count < Self.maxSources else { return nil }
            return watched[source, default: Watched()].add(value, source)
        }
        if let change { report(change) }
    }

    /// Every source in a fixed order, with the last rollouts and whether they drift.
    func snapshot() -> [(source: Source, last: Summary, isDrifting: Bool)] {
        watched.withLock { $0 }
            .sorted { ($0.key.dataSource, $0.key.verifier) < ($1.key.dataSource, $1.key.verifier) }
            .map { ($0.key, $0.value.last, $0.value.isDrifting) }
    }
}

extension VerifierHealth.Watched {
    private static let size = VerifierHealth.window + VerifierHealth.reference

    /// Adds a score; a sixteenth of a window later it is looked at again.
    fileprivate mutating func add(_ value: Float, _ source: VerifierHealth.Source) -> VerifierHealth.Report? {
        if ring.count < Self.size {
            ring.append(value)
            next = ring.count % Self.size
        } else {
            ring[next] = value
            next = next + 1 == Self.size ? 0 : next + 1
        }
        guard ring.count == Self.size, next % (VerifierHealth.window / 16) == 0 else { return nil }
        let (last, before) = (last, summary(of: VerifierHealth.window..<Self.size))
        guard last.scored > 1, before.scored > 1 else { return nil }
        // The least a variance can be told apart from nothing: a source that is always right is no reason to divide by 0.
        let error = (last.variance / Double(last.scored) + before.variance / Double(before.scored) + 1e-6).squareRoot()
        let drifts = abs(last.mean - before.mean) > VerifierHealth.limit * error
        guard drifts != isDrifting else { return nil }
        isDrifting = drifts
        return VerifierHealth.Report(
            dataSource: source.dataSource, verifier: source.verifier, mean: last.mean, reference: before.mean,
            isDrifting: drifts)
    }

    /// The last rollouts.
    var last: VerifierHealth.Summary { summary(of: 0..<VerifierHealth.window) }

    /// Rollouts by their age, 0 being the newest.
    private func summary(of ages: Range<Int>) -> VerifierHealth.Summary {
        var summary = VerifierHealth.Summary()
        var squares = 0.0
        for age in ages where age < ring.count {
            let value = ring[(next + ring.count - 1 - age) % ring.count]
            summary.rollouts += 1
            guard !value.isNaN else { continue }
            summary.scored += 1
            let score = Double(value)
            let delta = score - summary.mean
            summary.mean += delta / Double(summary.scored)
            squares += delta * (score - summary.mean)
            if score == 0 { summary.zeros += 1 }
            if score == 1 { summary.ones += 1 }
        }
        summary.variance = summary.scored > 1 ? squares / Double(summary.scored - 1) : 0
        return summary
    }
}
