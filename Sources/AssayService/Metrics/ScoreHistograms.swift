import AssayCore
import AssayHTTP

/// Scores by verifier and data source. A data source has a label of its own only where the configuration routes it:
/// what a request names must not make labels.
final class ScoreHistograms: Sendable {
    private struct Key: Hashable {
        let verifier: String
        let dataSource: String
    }

    /// One score in thousandths, so that sums stay whole.
    private static let bounds = [0, 250, 500, 750, 999, 1000]
    private static let maxSources = 256

    /// Of rollouts without a routed source, by verifier: the way most go, without a lock.
    private let plain: [(verifier: String, histogram: Histogram)]
    private let histograms = Lock<[Key: Histogram]>([:])

    /// Histograms for the verifiers of that name.
    init(verifiers: [String]) { plain = verifiers.map { ($0, Histogram(bounds: Self.bounds)) } }

    /// Counts a verdict with a score.
    ///
    /// - Parameters:
    ///   - position: the verifier's place among the names given at first.
    ///   - routedSource: the data source, where the configuration routes it.
    func count(_ verdict: Verdict, verifier position: Int, routedSource: String?) {
        guard let score = verdict.outcome.score, position < plain.count else { return }
        guard let routedSource else { return plain[position].histogram.add(Int((score * 1000).rounded())) }
        let key = Key(verifier: plain[position].verifier, dataSource: routedSource)
        let histogram: Histogram? = histograms.withLock { histograms in
            if let known = histograms[key] { return known }
            guard histograms.count < Self.maxSources else { return nil }
            let made = Histogram(bounds: Self.bounds)
            histograms[key] = made
            return made
        }
        histogram?.add(Int((score * 1000).rounded()))
    }

    /// Every histogram, in a fixed order.
    func snapshot() -> [(verifier: String, dataSource: String, histogram: Histogram)] {
        let unrouted = plain.filter { $0.histogram.snapshot.cumulative.last != 0 }
            .map { (verifier: $0.verifier, dataSource: "", histogram: $0.histogram) }
        return unrouted
            + histograms.withLock { $0 }
            .sorted { ($0.key.verifier, $0.key.dataSource) < ($1.key.verifier, $1.key.dataSource) }
            .map { ($0.key.verifier, $0.key.dataSource, $0.value) }
    }
}
