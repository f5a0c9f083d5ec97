import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayScoring
import Synchronization

/// What all requests share: the scorer, the limits, the counters, whether the daemon is stopping.
final class ServiceState: Sendable {
    let scorer: Scorer
    let limits: LimitSettings
    let nativeDeadlineMilliseconds: Int
    let requests = RequestCounters()
    let rollouts: RolloutCounters
    let catalog: [UInt8]
    private let draining = Atomic(false)

    init(scorer: Scorer, limits: LimitSettings, nativeDeadlineMilliseconds: Int, registry: VerifierRegistry) {
        self.scorer = scorer
        self.limits = limits
        self.nativeDeadlineMilliseconds = nativeDeadlineMilliseconds
        rollouts = RolloutCounters(verifiers: registry.names)
        catalog = VerifierCatalog.bytes(registry)
    }

    /// Whether the daemon has been told to stop.
    var isDraining: Bool { draining.load(ordering: .relaxed) }

    /// From now on `/readyz` says 503.
    func startDraining() { draining.store(true, ordering: .relaxed) }

    /// What scores the rows of a request.
    func rowScorer(receivedAt: Int64, deadlineMilliseconds: Int, detail: DetailLevel) -> RowScorer {
        RowScorer(
            scorer: scorer, counters: rollouts, receivedAt: receivedAt, deadlineMilliseconds: deadlineMilliseconds,
            detail: detail)
    }

    /// Whether a rollout's verifier may run between the reading of sockets: linear string work on a small text.
    func isQuick(_ rollout: Rollout) -> Bool {
        rollout.verifier.map(scorer.router.isQuick(verifier:)) ?? false
    }

    /// Counts a reply and sends it.
    func finish(_ exchange: Exchange, _ endpoint: Endpoint, _ response: Response) {
        requests.count(endpoint, response.status)
        exchange.finish(response)
    }
}
