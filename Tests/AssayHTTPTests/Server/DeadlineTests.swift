import Testing

@testable import AssayHTTP

/// Deadlines are set short and waited for; nothing here measures time.
@Suite struct DeadlineTests {
    private func server(_ change: (inout HTTPDeadlines) -> Void) throws -> TestServer {
        var deadlines = HTTPDeadlines()
        change(&deadlines)
        return try TestServer(deadlines: deadlines)
    }

    @Test func aSlowHeadIs408() throws {
        let server = try server { $0.head = .milliseconds(50) }
        let client = try server.connect()
        try client.send("GET /now HTTP/1.1\r\nHo")
        #expect(try client.readReply().status == 408)
        client.finishSending()
        #expect(try client.readToEnd() == [])
        #expect(server.server.statistics.requestTimeouts == 1)
    }

    @Test func aSlowHeadBehindARequestIs408() throws {
        let server = try server { $0.head = .milliseconds(50) }
        let client = try server.connect()
        try client.send("POST /pool HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nxGET")
        #expect(try client.readReply().text == "x")
        #expect(try client.readReply().status == 408)
    }

    @Test func aStalledBodyIs408() throws {
        let server = try server { $0.bodyStall = .milliseconds(50) }
        for framing in ["Content-Length: 10\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"] {
            let client = try server.connect()
            try client.send("POST /inline HTTP/1.1\r\nHost: a\r\n\(framing)")
            #expect(try client.readReply().status == 408)
        }
    }

    /// Each byte comes in time, all of them together too slowly.
    @Test func aBodyThatTricklesIs408() throws {
        var limits = HTTPLimits()
        limits.minBodyBytesPerSecond = 1 << 20
        var deadlines = HTTPDeadlines()
        deadlines.bodyStall = .milliseconds(200)
        let server = try TestServer(limits: limits, deadlines: deadlines)
        let client = try server.connect()
        try client.send("POST /inline HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
        while !client.hasInput(withinMilliseconds: 1) { try client.send("x") }
        #expect(try client.readReply().status == 408)
    }

    /// A client that has finished sending is told that the work goes on: it skips that and gets its reply.
    @Test func aHalfClosedClientHearsThatTheWorkGoesOn() throws {
        let server = try server { $0.presenceCheck = .milliseconds(20) }
        let old = try server.connect()
        try old.send("POST /hold HTTP/1.0\r\nContent-Length: 1\r\n\r\nx")
        let client = try server.connect()
        try client.send("POST /hold HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx")
        let held = server.handler.takeHeld(2)
        old.finishSending()
        client.finishSending()
        #expect(try client.readReply().status == 102)
        for exchange in held {
            #expect(!exchange.isCancelled)
            exchange.finish(Response(.ok, text: "done"))
        }
        var reply = try client.readReply()
        while reply.status == 102 { reply = try client.readReply() }
        #expect(reply.text == "done")
        // HTTP/1.0 knows no interim responses.
        #expect(try old.readReply().text == "done")
    }

    /// A client that closes in the middle, as one that was killed does, says the same as one that only finished sending.
    @Test func workWhoseClientIsGoneIsCancelled() throws {
        let server = try server { $0.presenceCheck = .milliseconds(20) }
        let client = try server.connect()
        try client.send("POST /hold HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx")
        let held = server.handler.takeHeld(1)
        client.close()
        eventually { held[0].isCancelled }
        held[0].finish(Response(.ok))
        eventually { server.server.statistics.connectionsOpen == 0 && server.server.statistics.requestsInFlight == 0 }
    }

    @Test func anIdleConnectionIsClosedWithoutAWord() throws {
        let server = try server { $0.idle = .milliseconds(50) }
        let fresh = try server.connect()
        #expect(try fresh.readToEnd() == [])
        let used = try server.connect()
        try used.send("GET /now HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try used.readReply().text == "now")
        #expect(try used.readToEnd() == [])
        #expect(server.server.statistics.requestTimeouts == 0)
    }

    @Test func emptyLinesAreNoRequest() throws {
        let server = try server { $0.idle = .milliseconds(50) }
        let client = try server.connect()
        try client.send("\r\n\r\n")
        #expect(try client.readToEnd() == [])
    }

    @Test func aClientThatDoesNotReadIsCutOff() throws {
        let server = try server { $0.writeStall = .milliseconds(50) }
        let client = try TestClient(server.addresses[0], receiveBufferBytes: 4096)
        try client.send("GET /large?n=20000000 HTTP/1.1\r\nHost: a\r\n\r\n")
        // Only the end of the connection at the server's side can end this wait.
        eventually {
            server.server.statistics.connectionsAccepted == 1 && server.server.statistics.connectionsOpen == 0
        }
        #expect(throws: (any Error).self) { try client.readReply() }
    }

    @Test func lingeringEnds() throws {
        let server = try server { $0.linger = .milliseconds(50) }
        let client = try server.connect()
        try client.send("nonsense")
        #expect(try client.readReply().status == 501)
        // The client keeps its side open; the server does not wait for it forever.
        eventually { server.server.statistics.connectionsOpen == 0 }
    }

    @Test func durationsAreClamped() {
        #expect(Duration.seconds(-1).clampedNanoseconds == 0)
        #expect(Duration.milliseconds(1500).clampedNanoseconds == 1_500_000_000)
        #expect(Duration.seconds(Int64.max).clampedNanoseconds == Int64.max / 2)
    }
}
