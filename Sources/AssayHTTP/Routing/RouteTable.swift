/// Which endpoint answers which method and path.
///
///     var routes = RouteTable<Endpoint>()
///     routes.add(.get, "/healthz", .health)
///     routes.add(.post, "/v1/slime/{verifier}", .slime)
///     routes.match(.post, "/v1/slime/math")     // .found(.slime, parameter: "math")
///     routes.match(.get, "/v1/slime/math")      // .methodNotAllowed(allow: "POST")
///
/// Paths are compared byte by byte: nothing is normalised, and a slash at the end makes another path.
public struct RouteTable<Endpoint: Sendable>: Sendable {
    /// What a lookup finds.
    @frozen public enum Match: Sendable {
        /// An endpoint, and the last segment where its route ends in a parameter.
        case found(Endpoint, parameter: String?)
        /// The path exists, but not for this method; the value of `Allow` (RFC 9110 section 10.2.1).
        case methodNotAllowed(allow: String)
        /// There is no such path.
        case notFound
    }

    private struct Route: Sendable {
        let pattern: String
        /// The whole path, or what stands before the parameter, its slash included.
        let path: [UInt8]
        let hasParameter: Bool
        var endpoints: [(method: HTTPMethod, endpoint: Endpoint)]
    }

    private var routes: [Route] = []
    /// The routes without a parameter, for the first look.
    @usableFromInline var exact: [(path: String, method: HTTPMethod, endpoint: Endpoint)] = []

    /// A table without routes.
    public init() {}

    /// Adds an endpoint. HEAD is served by GET's unless it has one of its own.
    ///
    /// - Parameter pattern: A path; its last segment may be a parameter in braces, which matches any segment that is
    ///   not empty. Exact paths win over parameters.
    /// - Precondition: The path starts with a slash and has no endpoint for the method yet.
    public mutating func add(_ method: HTTPMethod, _ pattern: String, _ endpoint: Endpoint) {
        precondition(pattern.utf8.first == UInt8(ascii: "/"), "a route's path starts with a slash")
        let (path, hasParameter) = Self.split(pattern)
        let found = routes.firstIndex { $0.hasParameter == hasParameter && $0.path == path }
        let index = found ?? routes.count
        if found == nil {
            routes.append(Route(pattern: pattern, path: path, hasParameter: hasParameter, endpoints: []))
        }
        let isNew = !routes[index].endpoints.contains { $0.method == method }
        precondition(isNew, "a route has one endpoint for a method")
        routes[index].endpoints.append((method, endpoint))
        if !hasParameter { exact.append((pattern, method, endpoint)) }
    }

    /// Every endpoint with its method and pattern, in the order they were added to their paths.
    public var patterns: [(method: HTTPMethod, pattern: String, endpoint: Endpoint)] {
        routes.flatMap { route in route.endpoints.map { ($0.method, route.pattern, $0.endpoint) } }
    }

    /// Looks a path up.
    ///
    /// - Parameter path: Decoded, as ``RequestHead/path``.
    /// - Complexity: O(routes), without allocation unless there is a parameter.
    @inlinable public func match(_ method: HTTPMethod, _ path: String) -> Match {
        let bytes = path.utf8
        for route in exact where route.method == method && route.path.utf8.count == bytes.count {
            // Not String's ==, to which look-alikes are equal.
            if route.path.utf8.elementsEqual(bytes) { return .found(route.endpoint, parameter: nil) }
        }
        return search(method, path)
    }

    /// The long way: parameters, HEAD by GET's endpoint, and what `Allow` has to list.
    @usableFromInline func search(_ method: HTTPMethod, _ path: String) -> Match {
        var allowed: [HTTPMethod] = []
        var byParameter: Match?
        for route in routes {
            guard let parameter = Self.parameter(of: path, in: route) else { continue }
            if let endpoint = Self.endpoint(for: method, in: route) {
                let match = Match.found(endpoint, parameter: route.hasParameter ? parameter : nil)
                guard route.hasParameter else { return match }
                byParameter = match
            } else {
                allowed += route.endpoints.map(\.method)
            }
        }
        if let byParameter { return byParameter }
        return allowed.isEmpty ? .notFound : .methodNotAllowed(allow: Self.allow(allowed))
    }

    /// The parameter if the path is this route's; empty for an exact one.
    private static func parameter(of path: String, in route: Route) -> String? {
        let bytes = path.utf8
        guard route.hasParameter else { return bytes.elementsEqual(route.path) ? "" : nil }
        guard bytes.count > route.path.count, bytes.starts(with: route.path) else { return nil }
        let rest = bytes.dropFirst(route.path.count)
        return rest.contains(UInt8(ascii: "/")) ? nil : String(Substring(rest))
    }

    private static func endpoint(for method: HTTPMethod, in route: Route) -> Endpoint? {
        let exact = route.endpoints.first { $0.method == method }
        if let exact { return exact.endpoint }
        return method == .head ? route.endpoints.first { $0.method == .get }?.endpoint : nil
    }

    private static func allow(_ methods: [HTTPMethod]) -> String {
        var names = Set(methods)
        if names.contains(.get) { names.insert(.head) }
        return HTTPMethod.allCases.filter(names.contains).map(\.rawValue).joined(separator: ", ")
    }

    private static func split(_ pattern: String) -> (path: [UInt8], hasParameter: Bool) {
        let bytes = Array(pattern.utf8)
        guard bytes.last == UInt8(ascii: "}"), let brace = bytes.lastIndex(of: UInt8(ascii: "{")), brace > 0,
            bytes[brace - 1] == UInt8(ascii: "/")
        else { return (bytes, false) }
        return (Array(bytes[..<brace]), true)
    }
}
