import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayScoring
import Synchronization

/// What all requests share: the configuration in force, the counters, whether the daemon is stopping.
final class ServiceState: Sendable {
    /// What a reload replaces as a whole; a request keeps the one it started with.
    struct Current: Sendable {
        let scorer: Scorer
        let limits: LimitSettings
        let deadlines: DeadlineSettings
        let doors: DoorTable
        /// Who decides what rules leave undecided; nil where no judge is configured.
        let judge: (any RolloutJudge)?

        init(scorer: Scorer, configuration: Configuration, judge: (any RolloutJudge)?) {
            self.scorer = scorer
            self.judge = judge
            limits = configuration.limits
            deadlines = configuration.deadlines
            doors = configuration.doors
        }
    }

    let requests = RequestCounters()
    let rollouts: RolloutCounters
    let catalog: [UInt8]
    let openAPI: [UInt8]
    let registry: VerifierRegistry
    let streamLimits: StreamLimits
    let doorEvents: DoorEvents
    let access: AccessGate
    private let held: Lock<Current>
    private let draining = Atomic(false)

    init(
        current: Current, registry: VerifierRegistry, access: AccessRules, followers: VerdictFollowers,
        streamLimits: StreamLimits, onEvent: @escaping @Sendable (ServiceEvent) -> Void
    ) {
        self.registry = registry
        self.streamLimits = streamLimits
        doorEvents = DoorEvents(report: onEvent)
        self.access = AccessGate(access, report: onEvent)
        held = Lock(current)
        rollouts = RolloutCounters(verifiers: registry.names, followers: followers)
        catalog = VerifierCatalog.bytes(registry)
        openAPI = OpenAPIDocument.bytes(registry)
    }

    /// The configuration in force now.
    var current: Current { held.withLock { $0 } }

    /// Puts another configuration in force for the requests that come from now on.
    func replace(_ current: Current) { held.withLock { $0 = current } }

    /// Whether the daemon has been told to stop.
    var isDraining: Bool { draining.load(ordering: .relaxed) }

    /// From now on `/readyz` says 503.
    func startDraining() { draining.store(true, ordering: .relaxed) }

    /// Counts a reply and sends it.
    func finish(_ exchange: Exchange, _ endpoint: Endpoint, _ response: Response) {
        requests.count(endpoint, response.status)
        exchange.finish(response)
    }
}
