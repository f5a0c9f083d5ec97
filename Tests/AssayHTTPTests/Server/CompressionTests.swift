import Testing

@testable import AssayHTTP

/// Compressed requests and replies over a live socket; `/pool` and `/inline` echo what they were given.
@Suite struct CompressionTests {
    private static let content = Array(String(repeating: "{\"response\":\"forty-two\"},", count: 2000).utf8)

    private func post(
        _ body: [UInt8], to path: String = "/pool", _ fields: String, on server: TestServer
    ) throws -> TestClient.Reply {
        let client = try server.connect()
        try client.send(
            Array("POST \(path) HTTP/1.1\r\nHost: a\r\n\(fields)Content-Length: \(body.count)\r\n\r\n".utf8) + body)
        return try client.readReply()
    }

    @Test(arguments: ["/pool", "/inline"])
    func aCompressedBodyArrivesDecompressed(path: String) throws {
        let server = try TestServer()
        for (name, coding) in [("gzip", ContentCoding.gzip), ("x-gzip", .gzip), ("GZip", .gzip), ("deflate", .deflate)]
        {
            let coded = try #require(Deflater.encode(Self.content, coding))
            let reply = try post(coded, to: path, "Content-Encoding: \(name)\r\n", on: server)
            #expect(reply.status == 200 && reply.body == Self.content, "\(name)")
        }
        #expect(try post(Self.content, to: path, "Content-Encoding: identity\r\n", on: server).body == Self.content)
        // Nothing is nothing in any coding.
        #expect(try post([], to: path, "Content-Encoding: gzip\r\n", on: server).status == 200)
        eventually { server.server.statistics.heldBodyBytes == 0 }
    }

    @Test func chunkedFramingAndCompressionGoTogether() throws {
        let server = try TestServer()
        let coded = try #require(Deflater.encode(Self.content, .gzip))
        let client = try server.connect()
        try client.send(
            "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
        for start in stride(from: 0, to: coded.count, by: 100) {
            let piece = coded[start..<min(coded.count, start + 100)]
            try client.send(Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8))
        }
        try client.send("0\r\n\r\n")
        #expect(try client.readReply().body == Self.content)
    }

    @Test(arguments: ["br", "gzip, gzip", "gzip, identity", "zstd", "", "gzip;q=1", "compress"])
    func otherCodingsAre415AndSayWhichAreTaken(name: String) throws {
        let server = try TestServer()
        let client = try server.connect()
        for _ in 0..<2 {
            try client.send(
                "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Encoding: \(name)\r\nContent-Length: 2\r\n\r\nxx")
            let reply = try client.readReply()
            #expect(reply.status == 415 && reply.fields["accept-encoding"] == "gzip, deflate")
            #expect(reply.fields["connection"] == nil)
        }
        try client.send(
            "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx"
        )
        #expect(try client.readReply().status == 415)
    }

    @Test func whatIsNotWhatItSaysIs400AndTheConnectionStays() throws {
        let server = try TestServer()
        let coded = try #require(Deflater.encode(Self.content, .gzip))
        let client = try server.connect()
        for wrong in [Array("not gzip at all".utf8), Array(coded.dropLast()), coded + [1], [0x1f]] {
            try client.send(
                Array(
                    "POST /pool HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: \(wrong.count)\r\n\r\n"
                        .utf8)
                    + wrong)
            let reply = try client.readReply()
            #expect(reply.status == 400 && reply.fields["connection"] == nil)
        }
        eventually { server.server.statistics.heldBodyBytes == 0 }
    }

    /// 200 MB in 200 KB: far less than the plan's 64 MiB is ever held.
    @Test func aBombIs413() throws {
        let server = try TestServer()
        let bomb = try #require(Deflater.encode([UInt8](repeating: 0x20, count: 200_000_000), .gzip))
        #expect(try post(bomb, "Content-Encoding: gzip\r\n", on: server).status == 413)
        #expect(try post(bomb, to: "/inline", "Content-Encoding: gzip\r\n", on: server).status == 413)
        #expect(try server.reply(to: "GET /now HTTP/1.1\r\nHost: a\r\n\r\n").text == "now")
        eventually { server.server.statistics.heldBodyBytes == 0 }
    }

    @Test func whatABodyBecomesCountsAsHeld() throws {
        var limits = HTTPLimits()
        limits.maxHeldBodyBytes = 1 << 20
        let server = try TestServer(limits: limits)
        let coded = try #require(Deflater.encode([UInt8](repeating: 0x20, count: 8 << 20), .gzip))
        let reply = try post(coded, "Content-Encoding: gzip\r\n", on: server)
        #expect(reply.status == 503 && reply.fields["retry-after"] == "1")
        eventually { server.server.statistics.heldBodyBytes == 0 }
    }

    @Test func aLongReplyIsCompressedForWhoAcceptsIt() throws {
        let server = try TestServer()
        for path in ["/pool", "/inline"] {
            let plain = try post(Self.content, to: path, "", on: server)
            #expect(plain.body == Self.content && plain.fields["content-encoding"] == nil)
            #expect(plain.fields["vary"] == "Accept-Encoding")
            for (accepted, name, coding) in [
                ("gzip, deflate", "gzip", ContentCoding.gzip), ("deflate;q=1, gzip;q=0.1", "deflate", .deflate),
            ] {
                let reply = try post(Self.content, to: path, "Accept-Encoding: \(accepted)\r\n", on: server)
                #expect(reply.fields["content-encoding"] == name && reply.fields["vary"] == "Accept-Encoding")
                var decoded: [UInt8] = []
                let inflater = Inflater(coding, maxRatio: 100)
                _ = try reply.body.withUnsafeBufferPointer { try inflater.decode($0, into: &decoded, room: 1 << 20) }
                #expect(decoded == Self.content && inflater.isAtEnd)
            }
            let refused = try post(Self.content, to: path, "Accept-Encoding: gzip;q=0, br\r\n", on: server)
            #expect(refused.body == Self.content && refused.fields["content-encoding"] == nil)
        }
        let short = try post(Array("short".utf8), "Accept-Encoding: gzip\r\n", on: server)
        #expect(short.text == "short" && short.fields["content-encoding"] == nil && short.fields["vary"] == nil)
    }

    @Test func headTellsTheSame() throws {
        let server = try TestServer()
        let client = try server.connect()
        let request = "/large?n=30000 HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n"
        try client.send("GET \(request)")
        let whole = try client.readReply()
        try client.send("HEAD \(request)")
        let head = try client.readReply(toHead: true)
        for name in ["content-length", "content-encoding", "vary"] {
            #expect(whole.fields[name] != nil && head.fields[name] == whole.fields[name], "\(name)")
        }
    }
}
