import AssayConfiguration
import AssayHTTP

/// What the daemon answers.
enum Endpoint: Int, Sendable, CaseIterable {
    case score
    case batch
    case stream
    case openrlhf
    case slime
    case gymVerify
    case gymSession
    case gymMetrics
    case gymMode
    case glmv
    case root
    case verifiers
    case health
    case ready
    case metrics
    case openapi
    case other

    /// Which endpoint answers which method and path; the busiest come first.
    static let routes: RouteTable<Endpoint> = {
        var routes = RouteTable<Endpoint>()
        routes.add(.post, "/v1/score", .score)
        routes.add(.post, "/get_reward", .openrlhf)
        routes.add(.get, "/healthz", .health)
        routes.add(.post, "/v1/slime", .slime)
        routes.add(.post, "/v1/slime/{verifier}", .slime)
        routes.add(.post, "/v1/openrlhf/{verifier}", .openrlhf)
        routes.add(.post, "/v1/score/batch", .batch)
        routes.add(.post, "/v1/score/stream", .stream)
        routes.add(.post, "/verify", .gymVerify)
        routes.add(.post, "/seed_session", .gymSession)
        routes.add(.post, "/aggregate_metrics", .gymMetrics)
        routes.add(.get, "/reverify_mode", .gymMode)
        routes.add(.post, "/v1/glmv/rewards", .glmv)
        routes.add(.get, "/", .root)
        routes.add(.get, "/readyz", .ready)
        routes.add(.get, "/metrics", .metrics)
        routes.add(.get, "/v1/verifiers", .verifiers)
        routes.add(.get, "/openapi.json", .openapi)
        return routes
    }()

    /// How metrics label it.
    var path: String {
        switch self {
        case .score: "/v1/score"
        case .batch: "/v1/score/batch"
        case .stream: "/v1/score/stream"
        case .openrlhf: "/v1/openrlhf"
        case .slime: "/v1/slime"
        case .gymVerify: "/verify"
        case .gymSession: "/seed_session"
        case .gymMetrics: "/aggregate_metrics"
        case .gymMode: "/reverify_mode"
        case .glmv: "/v1/glmv/rewards"
        case .root: "/"
        case .verifiers: "/v1/verifiers"
        case .health: "/healthz"
        case .ready: "/readyz"
        case .metrics: "/metrics"
        case .openapi: "/openapi.json"
        case .other: "other"
        }
    }

    /// The trainer's door it is.
    var door: DoorName? {
        switch self {
        case .openrlhf: .openrlhf
        case .slime: .slime
        case .gymVerify: .gym
        default: nil
        }
    }

    /// Whether anyone may ask: probes have no tokens.
    var isOpenToAll: Bool { self == .health || self == .ready }

    /// Whether it is posted to.
    var takesBody: Bool {
        switch self {
        case .score, .batch, .stream, .openrlhf, .slime, .gymVerify, .gymSession, .gymMetrics, .glmv: true
        case .gymMode, .root, .verifiers, .health, .ready, .metrics, .openapi, .other: false
        }
    }

    /// Whether its body is one rollout, or about as little, so that a short one may be read where it arrives.
    var isOneRollout: Bool {
        switch self {
        case .score, .openrlhf, .slime, .gymVerify, .gymSession: true
        default: false
        }
    }
}
