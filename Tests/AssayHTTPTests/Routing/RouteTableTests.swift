import Testing

@testable import AssayHTTP

@Suite struct RouteTableTests {
    private let routes: RouteTable<String> = {
        var routes = RouteTable<String>()
        routes.add(.get, "/healthz", "health")
        routes.add(.post, "/v1/score", "score")
        routes.add(.get, "/v1/score", "form")
        routes.add(.post, "/v1/slime/{verifier}", "slime")
        routes.add(.post, "/v1/slime/known", "known")
        return routes
    }()

    private func describe(_ method: HTTPMethod, _ path: String) -> String {
        switch routes.match(method, path) {
        case .found(let endpoint, let parameter): parameter.map { "\(endpoint)(\($0))" } ?? endpoint
        case .methodNotAllowed(let allow): "405 \(allow)"
        case .notFound: "404"
        }
    }

    @Test(arguments: [
        (HTTPMethod.get, "/healthz", "health"), (.head, "/healthz", "health"), (.post, "/healthz", "405 GET, HEAD"),
        (.post, "/v1/score", "score"), (.get, "/v1/score", "form"), (.put, "/v1/score", "405 GET, HEAD, POST"),
        (.post, "/v1/slime/math", "slime(math)"), (.post, "/v1/slime/known", "known"),
        (.post, "/v1/slime/é x", "slime(é x)"), (.get, "/v1/slime/math", "405 POST"), (.post, "/v1/slime/", "404"),
        (.post, "/v1/slime", "404"), (.post, "/v1/slime/a/b", "404"), (.get, "/healthz/", "404"), (.get, "/", "404"),
        (.options, "*", "404"), (.get, "/Healthz", "404"),
    ])
    func findsTheEndpoint(method: HTTPMethod, path: String, expected: String) {
        #expect(describe(method, path) == expected)
    }

    /// Swift's strings are equal when canonically equivalent; paths must not be.
    @Test func lookalikesAreOtherPaths() {
        var routes = RouteTable<Int>()
        routes.add(.get, "/K", 1)
        if case .notFound = routes.match(.get, "/\u{212A}") {} else { Issue.record("the Kelvin sign is no K") }
    }
}
