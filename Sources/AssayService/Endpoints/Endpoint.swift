import AssayHTTP

/// What the daemon answers, by path.
enum Endpoint: Int, Sendable, CaseIterable {
    case score
    case batch
    case verifiers
    case health
    case ready
    case metrics
    case other

    /// The endpoint at a path, or nil.
    init?(path: String) {
        switch path {
        case "/v1/score": self = .score
        case "/v1/score/batch": self = .batch
        case "/v1/verifiers": self = .verifiers
        case "/healthz": self = .health
        case "/readyz": self = .ready
        case "/metrics": self = .metrics
        default: return nil
        }
    }

    /// The path, as metrics label it.
    var path: String {
        switch self {
        case .score: "/v1/score"
        case .batch: "/v1/score/batch"
        case .verifiers: "/v1/verifiers"
        case .health: "/healthz"
        case .ready: "/readyz"
        case .metrics: "/metrics"
        case .other: "other"
        }
    }

    /// The methods it takes, as `Allow` lists them.
    var allow: String { takesBody ? "POST, OPTIONS" : "GET, HEAD, OPTIONS" }

    /// Whether it is posted to.
    var takesBody: Bool { self == .score || self == .batch }

    /// Whether it takes a method.
    func takes(_ method: HTTPMethod) -> Bool {
        takesBody ? method == .post : method == .get || method == .head
    }
}
