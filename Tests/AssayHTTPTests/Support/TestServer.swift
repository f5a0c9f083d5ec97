import Testing

@testable import AssayHTTP

/// A running server on a free port, stopped when the test lets go of it.
final class TestServer {
    let handler = TestHandler()
    let server: HTTPServer
    let addresses: [ListenAddress]
    let events: Lock<[ServerEvent]>

    init(
        _ addresses: [ListenAddress] = [.tcp(host: "127.0.0.1", port: 0)], limits: HTTPLimits = HTTPLimits(),
        deadlines: HTTPDeadlines = HTTPDeadlines(), signals: SignalActions? = nil
    ) throws {
        let events = Lock<[ServerEvent]>([])
        self.events = events
        server = HTTPServer(
            addresses: addresses, limits: limits, deadlines: deadlines, workers: 2, handler: handler, signals: signals,
            onEvent: { event in
                events.withLock { $0.append(event) }
                events.wakeAll()
            })
        self.addresses = try server.start()
    }

    deinit { server.stop() }

    var port: UInt16 { if case .tcp(_, let port) = addresses[0] { port } else { 0 } }

    func connect() throws -> TestClient { try TestClient(addresses[0]) }

    /// Sends one request on a connection of its own and returns the reply.
    func reply(to request: String) throws -> TestClient.Reply {
        let client = try connect()
        try client.send(request)
        return try client.readReply()
    }

    /// Waits until the server reports what is looked for.
    func waitForEvent(_ isWanted: @escaping (ServerEvent) -> Bool) {
        events.wait { $0.contains(where: isWanted) ? () : nil }
    }
}
