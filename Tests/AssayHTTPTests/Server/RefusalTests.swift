import Testing

@testable import AssayHTTP

/// What is refused, and that the client gets to read why.
@Suite struct RefusalTests {
    @Test(arguments: [
        ("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n", 404), ("GET /post HTTP/1.1\r\nHost: a\r\n\r\n", 405),
        ("GET /typed HTTP/1.1\r\nHost: a\r\n\r\n", 415),
    ])
    func theHandlerRefusesAndTheConnectionStays(request: String, status: Int) throws {
        let server = try TestServer()
        let client = try server.connect()
        for _ in 0..<2 {
            try client.send(request)
            let reply = try client.readReply()
            #expect(reply.status == status)
            #expect(reply.fields["connection"] == nil)
            if status == 405 { #expect(reply.fields["allow"] == "POST") }
        }
        #expect(server.server.statistics.requestsRefused == 0)
    }

    @Test(arguments: [
        ("GET /now HTTP/1.1\r\n\r\n", 400), ("FROB / HTTP/1.1\r\nHost: a\r\n\r\n", 501),
        ("CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 501), ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 20_000))", 431),
        ("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "a: b\r\n", count: 100))\r\n", 431),
        ("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n", 413),
        ("POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n5\r\nghijk\r\n", 413),
        ("POST /inline HTTP/1.1\r\nHost: a\r\nExpect: other\r\nContent-Length: 1\r\n\r\n", 417),
    ])
    func theServerRefusesOnceAndCloses(request: String, status: Int) throws {
        let server = try TestServer()
        let client = try server.connect()
        // A second request behind it must not be taken for one.
        try client.send(request + "GET /now HTTP/1.1\r\nHost: a\r\n\r\n")
        let reply = try client.readReply()
        #expect(reply.status == status)
        #expect(reply.fields["connection"] == "close")
        client.finishSending()
        #expect(try client.readToEnd() == [])
        #expect(server.server.statistics.requestsRefused == 1)
    }

    @Test func aClientThatIsStillSendingReadsWhy() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n")
        try client.send([UInt8](repeating: 1, count: 900_000))
        #expect(try client.readReply().status == 413)
    }

    @Test func continuesOnlyWhereTheBodyIsAwaited() throws {
        let server = try TestServer()
        let expecting = "Host: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
        let waiting = try server.connect()
        try waiting.send("POST /pool HTTP/1.1\r\n" + expecting)
        #expect(try waiting.readReply().status == 100)
        try waiting.send("abc")
        #expect(try waiting.readReply().text == "abc")

        let eager = try server.connect()
        try eager.send("POST /pool HTTP/1.1\r\n" + expecting + "abc")
        #expect(try eager.readReply().text == "abc")

        for (path, status) in [("/nowhere", 404), ("/post?", 413)] {
            let refused = try server.connect()
            let length = status == 413 ? "101" : "3"
            try refused.send(
                "POST \(path) HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: \(length)\r\n\r\n")
            #expect(try refused.readReply().status == status)
            #expect(try refused.readToEnd() == [])
        }
    }

    @Test func aBodyBeyondWhatTheServerHoldsIs503() throws {
        var limits = HTTPLimits()
        limits.maxHeldBodyBytes = 1000
        let server = try TestServer(limits: limits)
        let first = try server.connect()
        try first.send(
            "POST /hold HTTP/1.1\r\nHost: a\r\nContent-Length: 600\r\n\r\n" + String(repeating: "a", count: 600))
        let held = server.handler.takeHeld(1)
        #expect(server.server.statistics.heldBodyBytes == 600)
        let second =
            "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Length: 600\r\n\r\n" + String(repeating: "b", count: 600)
        let refused = try server.reply(to: second)
        #expect(refused.status == 503)
        #expect(refused.fields["retry-after"] == "1")
        held[0].finish(Response(.ok))
        #expect(try first.readReply().status == 200)
        #expect(try server.reply(to: second).status == 200)
    }

    @Test func oneReplyPerFixtureAndNoHang() throws {
        let server = try TestServer()
        for refused in WireCase.load("refused") where refused.failure != "bodyTooLarge" {
            let client = try server.connect()
            try client.send(refused.input)
            client.finishSending()
            let reply = String(decoding: try client.readToEnd(), as: UTF8.self)
            let statuses = reply.split(separator: "HTTP/1.1 ", omittingEmptySubsequences: true).compactMap {
                Int($0.prefix(3))
            }
            // Routes differ from the parser's cases: what is answered before the refusal may be 404, which closes a
            // connection whose body is not there.
            #expect(statuses.last == refused.status.map(Int.init) || statuses.last == 404, "\(refused.id): \(reply)")
            #expect(statuses.count <= refused.after + 1, "\(refused.id): \(reply)")
        }
    }
}
