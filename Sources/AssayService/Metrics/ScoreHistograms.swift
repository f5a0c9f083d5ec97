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

    private let histograms = Lock<[Key: Histogram]>([:])

    /// Counts a verdict with a score.
    func count(_ verdict: Verdict, dataSource: String?, isRouted: Bool) {
        guard let score = verdict.outcome.score, let verifier = verdict.verifier else { return }
        let key = Key(verifier: verifier, dataSource: isRouted ? dataSource ?? "" : "")
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
        histograms.withLock { $0 }
            .sorted { ($0.key.verifier, $0.key.dataSource) < ($1.key.verifier, $1.key.dataSource) }
            .map { ($0.key.verifier, $0.key.dataSource, $0.value) }
    }
}
