import Testing

@testable import AssayHTTP

/// The budget of what is in flight: who is refused, who waits, and that waiting ends.
@Suite struct RoomTests {
    private func server(requests: Int = 4096, bytes: Int = 2 << 30) throws -> TestServer {
        var limits = HTTPLimits()
        limits.maxRequestsInFlight = requests
        limits.maxHeldBodyBytes = bytes
        return try TestServer(limits: limits)
    }

    private func post(_ path: String, _ count: Int = 1) -> [UInt8] {
        Array("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n".utf8)
            + [UInt8](repeating: 0x78, count: count)
    }

    /// A request that is held until the test finishes it.
    private func hold(_ path: String = "/hold", _ count: Int = 1, on server: TestServer) throws -> (
        TestClient, Exchange
    ) {
        let client = try server.connect()
        try client.send(post(path, count))
        return (client, try #require(server.handler.takeHeld(1).first))
    }

    @Test func aFullServerRefusesAtOnceAndSaysWhen() throws {
        let server = try server(requests: 2)
        let held = try (0..<2).map { _ in try hold(on: server) }
        let client = try server.connect()
        for _ in 0..<2 {
            try client.send(post("/pool"))
            let reply = try client.readReply()
            #expect(reply.status == 503 && reply.fields["retry-after"] == "1" && reply.fields["connection"] == nil)
        }
        // What costs nothing is answered: probes, metrics.
        #expect(try server.reply(to: "POST /open HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx").status == 200)
        #expect(try server.reply(to: "GET /now HTTP/1.1\r\nHost: a\r\n\r\n").text == "now")
        for (_, exchange) in held { exchange.finish(Response(.ok)) }
        eventually { server.server.statistics.requestsInFlight == 0 }
        try client.send(post("/pool"))
        #expect(try client.readReply().text == "x")
    }

    @Test func aBodyThatIsNotHereYetIsNotReadForARefusal() throws {
        let server = try server(requests: 1)
        let (_, exchange) = try hold(on: server)
        let client = try server.connect()
        try client.send("POST /pool HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n")
        let reply = try client.readReply()
        #expect(reply.status == 503 && reply.fields["connection"] == "close")
        exchange.finish(Response(.ok))
    }

    @Test func whoWaitsIsServedInTurn() throws {
        let server = try server(requests: 1)
        let (_, exchange) = try hold(on: server)
        var clients: [TestClient] = []
        for n in 0..<20 {
            let client = try server.connect()
            // Two each: the second stands behind the first ones of all others.
            try client.send(post("/wait?n=\(n)") + post("/wait?n=\(n + 100)"))
            clients.append(client)
            eventually { server.server.statistics.requestsWaiting == n + 1 }
        }
        #expect(server.handler.served.withLock { $0 } == [])
        exchange.finish(Response(.ok))
        for client in clients { for _ in 0..<2 { #expect(try client.readReply().text == "x") } }
        let order = Array(0..<20) + Array(100..<120)
        #expect(server.handler.served.withLock { $0 } == order.map(String.init))
        #expect(server.server.statistics.requestsRefused == 0 && server.server.statistics.requestsWaiting == 0)
    }

    @Test func waitingEndsWithItsPatience() throws {
        let server = try server(requests: 1)
        let (_, exchange) = try hold(on: server)
        let client = try server.connect()
        try client.send(post("/impatient"))
        let reply = try client.readReply()
        #expect(reply.status == 503 && reply.fields["retry-after"] == "1")
        exchange.finish(Response(.ok))
    }

    @Test func nothingIsReadOfWhoWaitsAndTheTimeIsTold() throws {
        let server = try server(requests: 1)
        let (_, exchange) = try hold(on: server)
        let before = server.server.statistics.bytesReceived
        let client = try server.connect()
        try client.sendOnAThread(post("/hold-wait", 8 << 20))
        eventually { server.server.statistics.requestsWaiting == 1 }
        #expect(server.server.statistics.bytesReceived - before <= 128 << 10)
        exchange.finish(Response(.ok))
        let waited = try #require(server.handler.takeHeld(1).first)
        #expect(waited.body.count == 8 << 20 && waited.queuedSince < waited.receivedAt)
        waited.finish(Response(.ok, text: "done"))
        #expect(try client.readReply().text == "done")
    }

    @Test func whoWaitsForSomethingOutsideTakesNoRoom() throws {
        let server = try server(requests: 1)
        let (parkedClient, parked) = try hold("/park", on: server)
        eventually { server.server.statistics.requestsInFlight == 0 }
        #expect(try server.reply(to: "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx").text == "x")
        let (_, exchange) = try hold(on: server)
        #expect(try server.reply(to: "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx").status == 503)
        parked.finish(Response(.ok, text: "late"))
        parked.park()
        #expect(try parkedClient.readReply().text == "late")
        exchange.finish(Response(.ok))
        eventually { server.server.statistics.requestsInFlight == 0 }
    }

    @Test func bytesCountAsWell() throws {
        let server = try server(bytes: 1 << 20)
        let (_, exchange) = try hold("/hold", 900_000, on: server)
        // There is room when it begins and none before it ends.
        let native = try server.connect()
        try native.send(post("/pool", 500_000))
        #expect(try native.readReply().status == 503)
        let door = try server.connect()
        try door.send(post("/wait", 500_000))
        eventually { server.server.statistics.requestsWaiting == 1 }
        exchange.finish(Response(.ok))
        #expect(try door.readReply().body.count == 500_000)
        eventually { server.server.statistics.heldBodyBytes == 0 }
    }

    /// Halves of bodies fill the budget and nothing is under way that would make room: the first in line goes on.
    @Test func unfinishedBodiesDoNotWaitForEachOther() throws {
        let server = try server(bytes: 1 << 20)
        let request = post("/wait", 900_000)
        let clients = try (0..<4).map { _ in try server.connect() }
        for client in clients { try client.send(Array(request[..<400_000])) }
        eventually { server.server.statistics.heldBodyBytes > 1 << 20 }
        for client in clients { try client.sendOnAThread(Array(request[400_000...])) }
        for client in clients { #expect(try client.readReply().body.count == 900_000) }
        eventually { server.server.statistics.heldBodyBytes == 0 && server.server.statistics.requestsWaiting == 0 }
    }

    @Test func whoGoesWhileWaitingIsForgotten() throws {
        let server = try server(requests: 1)
        let (_, exchange) = try hold(on: server)
        let client = try server.connect()
        try client.send(post("/wait"))
        eventually { server.server.statistics.requestsWaiting == 1 }
        client.reset()
        eventually { server.server.statistics.connectionsOpen == 1 && server.server.statistics.requestsWaiting == 0 }
        exchange.finish(Response(.ok))
        #expect(try server.reply(to: "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx").text == "x")
    }

    /// One worker, many parts of a large request, and requests that come later: one part, one request, and so on.
    @Test func partsAndRequestsTakeTurns() {
        var lanes = JobLanes()
        let log = Lock<[String]>([])
        for n in 0..<3 { lanes.append({ log.withLock { $0.append("part \(n)") } }, isPart: true) }
        for n in 0..<5 { lanes.append({ log.withLock { $0.append("request \(n)") } }, isPart: false) }
        #expect(lanes.count == 8)
        while let job = lanes.removeFirst() { job() }
        #expect(
            log.withLock { $0 } == [
                "request 0", "part 0", "request 1", "part 1", "request 2", "part 2", "request 3", "request 4",
            ])
    }
}
