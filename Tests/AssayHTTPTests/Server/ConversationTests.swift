import TestSupport
import Testing

@testable import AssayHTTP

/// One client and the server, over real sockets.
@Suite struct ConversationTests {
    private static let get = "GET /now HTTP/1.1\r\nHost: a\r\n\r\n"

    private func post(_ path: String, _ body: String, _ fields: String = "") -> String {
        "POST \(path) HTTP/1.1\r\nHost: a\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    @Test func keepsAConnection() throws {
        let server = try TestServer()
        let client = try server.connect()
        for number in 0..<20 {
            try client.send(post(number.isMultiple(of: 2) ? "/inline" : "/pool", "body \(number)"))
            let reply = try client.readReply()
            #expect(reply.status == 200)
            #expect(reply.text == "body \(number)")
            #expect(reply.fields["connection"] == nil)
            #expect(reply.fields["date"]?.hasSuffix(" GMT") == true)
        }
        #expect(server.server.statistics.connectionsAccepted == 1)
        #expect(server.server.statistics.requests == 20)
    }

    @Test(arguments: [1, 7, 100_000])
    func answersPipelinedRequestsInOrder(pieceBytes: Int) throws {
        let server = try TestServer()
        let client = try server.connect()
        let paths = ["/inline", "/pool", "/now", "/thread"]
        let requests = (0..<100).map { post("\(paths[$0 % 4])?n=\($0)", $0 % 4 == 2 ? "" : "body \($0)") }
        let bytes = Array(requests.joined().utf8)
        for start in stride(from: 0, to: bytes.count, by: pieceBytes) {
            try client.send(Array(bytes[start..<min(bytes.count, start + pieceBytes)]))
        }
        for number in 0..<100 {
            let reply = try client.readReply()
            switch number % 4 {
            case 2: #expect(reply.text == "now")
            case 3: #expect(reply.text == "worker")
            default:
                #expect(reply.text == "body \(number)")
                #expect(reply.fields["x-n"] == "\(number)")
            }
        }
    }

    @Test func runsSmallBodiesOnTheLoopAndLargeOnesOnWorkers() throws {
        let server = try TestServer()
        #expect(try server.reply(to: post("/thread", "1234")).text == "loop")
        #expect(try server.reply(to: post("/thread", "12345")).text == "worker")
    }

    @Test func takesChunkedBodies() throws {
        let server = try TestServer()
        let client = try server.connect()
        for path in ["/inline", "/pool"] {
            try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
            try client.send("6\r\n world\r\n0\r\n\r\n")
            #expect(try client.readReply().text == "hello world")
        }
    }

    @Test func takesAndSendsLargeBodies() throws {
        let server = try TestServer()
        let client = try server.connect()
        var random = SeededGenerator(seed: 5)
        for count in [65_535, 65_536, 1 << 20, 5_000_001] {
            let body = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            try client.send("POST /inline HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n")
            // The server answers only when it has everything, so nothing can block here.
            try client.send(body)
            #expect(try client.readReply().body == body)
        }
        #expect(server.server.statistics.heldBodyBytes == 0)
    }

    @Test func answersHeadWithTheSameFields() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send(Self.get + "HEAD /now HTTP/1.1\r\nHost: a\r\n\r\n" + Self.get)
        let get = try client.readReply()
        var head = try client.readReply(toHead: true)
        #expect(head.body.isEmpty)
        head.body = get.body
        head.fields["date"] = get.fields["date"]
        #expect(head == get)
        #expect(try client.readReply().text == "now")
    }

    @Test func closesWhenAsked() throws {
        let server = try TestServer()
        for request in [
            "GET /now HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET /now HTTP/1.0\r\n\r\n",
            "POST /pool HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        ] {
            let client = try server.connect()
            try client.send(request)
            #expect(try client.readReply().fields["connection"] == "close")
            #expect(try client.readToEnd() == [])
        }
    }

    @Test func keepsHTTP10IfAsked() throws {
        let server = try TestServer()
        let client = try server.connect()
        for _ in 0..<3 {
            try client.send("GET /now HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try client.readReply().fields["connection"] == "keep-alive")
        }
    }

    @Test func servesWhatWasSentBeforeAHalfClose() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send(Self.get + post("/pool", "a") + post("/inline", "b"))
        client.finishSending()
        #expect(try client.readReply().text == "now")
        #expect(try client.readReply().text == "a")
        #expect(try client.readReply().text == "b")
        #expect(try client.readToEnd() == [])
    }

    @Test func refusesHalfARequest() throws {
        let server = try TestServer()
        for request in ["GET /now HT", "POST /inline HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"] {
            let client = try server.connect()
            try client.send(request)
            client.finishSending()
            #expect(try client.readReply().status == 400)
            #expect(try client.readToEnd() == [])
        }
    }

    @Test func skipsTheBodyOfAnEarlyAnswerIfItIsHere() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send(post("/nowhere", "a body") + Self.get)
        #expect(try client.readReply().status == 404)
        #expect(try client.readReply().text == "now")
    }

    @Test(arguments: ["/nowhere", "/typed"])
    func closesAfterAnEarlyAnswerIfTheBodyIsNotHere(path: String) throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc")
        #expect(try client.readReply().fields["connection"] == "close")
        // What is still sent is dropped, not answered with a reset.
        try client.send([UInt8](repeating: 0, count: 500_000))
        client.finishSending()
        #expect(try client.readToEnd() == [])
    }

    @Test func aConnectionHasSoManyRequestsAndTheLastReplySaysSo() throws {
        var limits = HTTPLimits()
        limits.maxRequestsPerConnection = 3
        let server = try TestServer(limits: limits)
        let client = try server.connect()
        try client.send(String(repeating: "GET /now HTTP/1.1\r\nHost: a\r\n\r\n", count: 5))
        for n in 1...3 { #expect(try client.readReply().fields["connection"] == (n == 3 ? "close" : nil)) }
        client.finishSending()
        #expect(try client.readToEnd() == [])
        #expect(server.server.statistics.requests == 3)
    }

    @Test func nothingBehindAClosingReplyIsAnswered() throws {
        let server = try TestServer()
        let client = try server.connect()
        try client.send("GET /now HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + Self.get)
        #expect(try client.readReply().fields["connection"] == "close")
        #expect(try client.readToEnd() == [])
    }
}
