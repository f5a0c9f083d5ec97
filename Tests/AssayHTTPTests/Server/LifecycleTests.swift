import Glibc
import Testing

@testable import AssayHTTP

/// Exchanges, drains, signals, and clients that go away.
@Suite struct LifecycleTests {
    private static let hold = "GET /hold HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let get = "GET /now HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test(arguments: ["/drop", "/drop-inline"])
    func aDroppedExchangeIs500AndTheConnectionStays(path: String) throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" + Self.get)
        #expect(try client.readReply().status == 500)
        #expect(try client.readReply().text == "now")
        #expect(server.server.statistics.exchangesAbandoned == 1)
    }

    @Test func onlyTheFirstFinishCounts() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send(Self.hold)
        let exchange = server.handler.takeHeld(1)[0]
        exchange.finish(Response(.ok, text: "first"))
        exchange.finish(Response(.ok, text: "second"))
        #expect(try client.readReply().text == "first")
        try client.send(Self.get)
        #expect(try client.readReply().text == "now")
        #expect(exchange.receivedAt <= MonotonicClock.now)
        #expect(exchange.pool.workerCount == 2)
    }

    @Test func aClientThatResetsIsNoticed() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send(Self.hold)
        let exchange = server.handler.takeHeld(1)[0]
        #expect(!exchange.isCancelled)
        client.reset()
        eventually { exchange.isCancelled }
        exchange.finish(Response(.ok))
        #expect(try server.reply(to: Self.get).text == "now")
        eventually { server.server.statistics.connectionsOpen <= 1 }
    }

    @Test func aClientThatHangsUpHalfwayLeavesNothing() throws {
        let server = try TestServer()
        for text in ["GET /n", "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nabc"] {
            let client = try server.connect()
            try client.send(text)
            client.reset()
        }
        #expect(try server.reply(to: Self.get).text == "now")
        eventually { server.server.statistics.connectionsOpen == 0 }
        #expect(server.server.statistics.heldBodyBytes == 0)
    }

    @Test func drainsWhatIsUnderWay() throws {
        let server = try TestServer()
        let busy = try server.connect()
        try busy.send(Self.hold)
        let held = server.handler.takeHeld(1)
        let idle = try server.connect()
        try idle.send(Self.get)
        #expect(try idle.readReply().fields["connection"] == nil)
        server.server.drain()
        server.waitForEvent { if case .draining = $0 { true } else { false } }
        #expect(throws: (any Error).self) { try server.connect() }
        // A request that was on its way is answered, and told to be the last.
        try idle.send(Self.get)
        #expect(try idle.readReply().fields["connection"] == "close")
        held[0].finish(Response(.ok, text: "done"))
        let reply = try busy.readReply()
        #expect(reply.text == "done")
        #expect(reply.fields["connection"] == "close")
        idle.close()
        busy.close()
        #expect(server.server.waitUntilStopped() == 0)
    }

    @Test func drainClosesIdleConnectionsAndCutsOffWhatDoesNotEnd() throws {
        var deadlines = HTTPDeadlines()
        deadlines.drainIdle = .milliseconds(10)
        deadlines.grace = .milliseconds(200)
        let server = try TestServer(deadlines: deadlines)
        let idle = try server.connect()
        try idle.send(Self.get)
        #expect(try idle.readReply().text == "now")
        let busy = try server.connect()
        try busy.send(Self.hold)
        let held = server.handler.takeHeld(1)
        server.server.drain()
        #expect(try idle.readToEnd() == [])
        #expect(server.server.waitUntilStopped() == 1)
        #expect(held[0].isCancelled)
    }

    @Test func stopsAtOnce() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send(Self.hold)
        let held = server.handler.takeHeld(1)
        server.server.stop()
        #expect(server.server.waitUntilStopped() == 1)
        #expect(held[0].isCancelled)
        #expect(try client.readToEnd() == [])
    }

    @Test func startsOnce() throws {
        let server = try TestServer()
        #expect(throws: ServerError.alreadyStarted) { try server.server.start() }
        let other = HTTPServer(addresses: server.addresses, handler: TestHandler())
        #expect(throws: ServerError.cannotListen(server.addresses[0], errno: EADDRINUSE)) { try other.start() }
        #expect(other.waitUntilStopped() == 0)
        #expect(throws: ServerError.noAddress) { try HTTPServer(addresses: [], handler: TestHandler()).start() }
    }

    @Test func signalsReloadDrainAndStop() throws {
        let log = Lock<[String]>([])
        let actions = SignalActions(
            onDrain: { log.withLock { $0.append("drain") } }, onReload: { log.withLock { $0.append("reload") } })
        let server = try TestServer(signals: actions)
        let client = try server.connect()
        let busy = try server.connect()
        try busy.send(Self.hold)
        let held = server.handler.takeHeld(1)
        for (signal, expected) in [(SIGHUP, ["reload"]), (SIGTERM, ["reload", "drain"])] {
            try client.send("GET /signal?n=\(signal) HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.readReply().status == 200)
            eventually { log.withLock { $0.count } >= expected.count }
            #expect(log.withLock { $0 } == expected)
        }
        // The second one ends it although a request is still held.
        try client.send("GET /signal?n=\(SIGINT) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(server.server.waitUntilStopped() >= 1)
        #expect(held[0].isCancelled)
    }
}
