public import AssayConfiguration
public import AssayCore
public import AssayHTTP
public import AssayScoring

/// The daemon's answers: endpoints on the scorer, for a server to call.
///
///     let service = ScoringService(scorer: scorer, configuration: configuration, registry: registry)
///     let server = HTTPServer(addresses: addresses, handler: service)
public struct ScoringService: HTTPHandler {
    /// Bodies up to this size are read where they arrive; larger ones go to a worker.
    static let inlineBytes = 16 << 10

    let state: ServiceState
    let metrics: MetricsPage

    /// A service on a scorer.
    ///
    /// - Parameters:
    ///   - judge: decides what rules leave undecided; nil for nobody.
    ///   - access: who may use it; by default whoever reaches it.
    ///   - followers: told of every verdict.
    ///   - streamLimits: what may wait in one stream.
    ///   - onEvent: for the log; called on any thread, so it must be quick.
    public init(
        scorer: Scorer, configuration: Configuration, registry: VerifierRegistry, judge: (any RolloutJudge)? = nil,
        access: AccessRules = AccessRules(AccessSettings(), tokens: []),
        followers: VerdictFollowers = VerdictFollowers(), streamLimits: StreamLimits = StreamLimits(),
        onEvent: @escaping @Sendable (ServiceEvent) -> Void = { _ in }
    ) {
        state = ServiceState(
            current: ServiceState.Current(scorer: scorer, configuration: configuration, judge: judge),
            registry: registry, access: access, followers: followers, streamLimits: streamLimits,
            onEvent: onEvent)
        metrics = MetricsPage(state: state)
    }

    /// Puts another configuration in force: requests that have started keep the one they started with.
    ///
    /// Addresses, connection limits and the server's own deadlines stay as they are until the daemon starts again.
    ///
    /// - Parameter access: the rules that replace those in force; nil leaves them.
    public func reload(
        scorer: Scorer, configuration: Configuration, judge: (any RolloutJudge)? = nil, access: AccessRules? = nil
    ) {
        state.replace(ServiceState.Current(scorer: scorer, configuration: configuration, judge: judge))
        if let access { state.access.replace(access) }
    }

    /// The access rules in force.
    public var access: AccessRules { state.access.current }

    /// From now on `/readyz` says 503, so that no one sends new work here.
    public func startDraining() { state.startDraining() }

    /// Where `/metrics` finds the counters of the server it runs on.
    public func observe(_ statistics: @escaping @Sendable () -> ServerStatistics?) { metrics.observe(statistics) }

    /// Answers a request whose body has arrived.
    public func respond(to exchange: Exchange) {
        guard case .found(let endpoint, let parameter) = Endpoint.routes.match(exchange.head.method, exchange.head.path)
        else {
            return state.finish(exchange, .other, ErrorReply.response(RolloutError(.notFound, "there is nothing here")))
        }
        switch endpoint {
        case .score:
            ScoreEndpoint(state: state).respond(
                to: exchange, isOnLoop: exchange.body.count <= Self.inlineBytes)
        case .openrlhf:
            OpenRLHFEndpoint(door: DoorScoring(.openrlhf, state, exchange, path: parameter)).respond(
                isOnLoop: exchange.body.count <= Self.inlineBytes)
        case .slime:
            SlimeEndpoint(door: DoorScoring(.slime, state, exchange, path: parameter)).respond(
                isOnLoop: exchange.body.count <= Self.inlineBytes)
        case .batch: BatchEndpoint(state: state).respond(to: exchange)
        case .verifiers:
            state.finish(exchange, endpoint, Response(.ok, contentType: "application/json", body: state.catalog))
        case .openapi:
            state.finish(exchange, endpoint, Response(.ok, contentType: "application/json", body: state.openAPI))
        case .health: state.finish(exchange, endpoint, Response(.ok, text: "ok\n"))
        case .ready:
            let response =
                state.isDraining
                ? Response(.serviceUnavailable, text: "stopping\n", fields: [HTTPField("Retry-After", "1")])
                : Response(.ok, text: "ready\n")
            state.finish(exchange, endpoint, response)
        case .metrics:
            let type = "text/plain; version=0.0.4; charset=utf-8"
            state.finish(exchange, endpoint, Response(.ok, contentType: type, body: metrics.render()))
        case .stream, .other: break
        }
    }

    /// Scores the rows of a stream while they arrive.
    public func respond(to exchange: StreamExchange) {
        let current = state.current
        do throws(RolloutError) {
            StreamJob(exchange, state, current, try RequestReading(exchange.head, current)).start()
        } catch {
            // The configuration was reloaded since the plan.
            exchange.write(ErrorReply.line(error))
            exchange.finish()
        }
    }

    /// What the server itself refuses, in the same form as every other error.
    public func response(to failure: RequestFailure) -> Response {
        ErrorReply.response(RolloutError(ErrorReply.code(of: failure), failure.description), status: failure.status)
    }
}
