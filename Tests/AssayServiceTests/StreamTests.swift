import AssayConfiguration
import AssayHTTP
import AssayJSON
import Foundation
import Testing

/// `POST /v1/score/stream` over real sockets.
@Suite struct StreamTests {
    private static let head = "POST /v1/score/stream HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"
    private static let chunked = head + "Transfer-Encoding: chunked\r\n\r\n"

    private func row(_ id: Int, _ answer: String = "3", padding: Int = 0) -> String {
        #"{"id":\#(id),"verifier":"counting","answer":"\#(answer)","ground_truth":3,"metadata":"\#(String(repeating: "x", count: padding))"}"#
    }

    /// The JSON lines of a chunked reply.
    private func lines(_ reply: String) throws -> [JSONElement] {
        try reply.utf8.split(separator: 0x0a).filter { $0.first == 0x7b }.map {
            try JSONDocument(parsing: Array($0)).root
        }
    }

    @Test func answersWhileTheRequestIsStillArriving() throws {
        let running = try RunningService()
        let client = try RawClient(url: running.url)
        client.send(Self.chunked)
        client.sendChunk(row(1) + "\n\n  \r\n" + row(2, "4") + "\n" + String(row(3).prefix(20)))
        let early = client.read(until: #""id":2"#)
        #expect(early.hasPrefix("HTTP/1.1 200 OK\r\n") && early.contains("Transfer-Encoding: chunked"))
        client.sendChunk(String(row(3).dropFirst(20)) + "\n")
        client.send("0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let rest = client.readToEnd()
        let verdicts = try lines(early + rest)
        #expect(Set(verdicts.compactMap { $0["id"]?.number?.int }) == [1, 2, 3])
        #expect(Set(verdicts.compactMap { $0["row"]?.number?.int }) == [0, 1, 2])
        #expect(verdicts.first { $0["id"]?.number?.int == 2 }?["score"]?.number?.double == 0)
        // The connection goes on to the next request.
        #expect(rest.hasSuffix("ok\n"))
    }

    @Test(arguments: [true, false])
    func manyRowsEachGetOneVerdict(_ isChunked: Bool) throws {
        let running = try RunningService()
        let count = 5000
        let body = (0..<count).map { row($0, padding: $0 % 700) }.joined(separator: "\n")
        let client = try RawClient(url: running.url)
        client.send(
            isChunked ? Self.chunked : Self.head + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n")
        let writer = Thread { [client = UncheckedClient(client)] in
            if isChunked {
                var rest = Substring(body)
                while !rest.isEmpty {
                    client.client.sendChunk(String(rest.prefix(33_333)))
                    rest = rest.dropFirst(33_333)
                }
                client.client.send("0\r\n\r\n")
            } else {
                client.client.send(body)
            }
            client.client.finishSending()
        }
        writer.start()
        let verdicts = try lines(client.readToEnd())
        #expect(verdicts.count == count)
        #expect(Set(verdicts.compactMap { $0["id"]?.number?.int }).count == count)
        #expect(verdicts.allSatisfy { $0["score"]?.number?.double == 1 })
    }

    @Test func aLastLineCutInTheMiddleSaysSo() throws {
        let running = try RunningService()
        let body = row(1) + "\n" + String(row(2).prefix(30))
        let client = try RawClient(url: running.url)
        client.send(Self.head + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
        let verdicts = try lines(client.readToEnd())
        let cut = try #require(verdicts.first { $0["row"]?.number?.int == 1 })
        #expect(verdicts.count == 2 && cut["status"]?.string == "invalid" && cut["score"]?.isNull == true)
        #expect(cut["error"]?["message"]?.string?.contains("cut") == true)
    }

    @Test(arguments: [true, false])
    func aBodyThatBreaksOffEndsWithANamedError(_ ends: Bool) throws {
        let running = try RunningService()
        let client = try RawClient(url: running.url)
        client.send(Self.chunked)
        client.sendChunk(row(1) + "\n" + String(row(2).prefix(30)))
        if ends { client.finishSending() } else { client.send("nonsense\r\n") }
        let reply = try lines(client.readToEnd())
        #expect(reply.count == 3 && reply.last?["error"]?["code"]?.string == "bad_request")
        #expect(reply.last?["id"] == nil)
        #expect(reply.contains { $0["id"]?.number?.int == 1 && $0["score"]?.number?.double == 1 })
        #expect(reply.contains { $0["row"]?.number?.int == 1 && $0["status"]?.string == "invalid" })
    }

    @Test func aRowOverTheLimitIsInvalidAlone() throws {
        var configuration = Configuration()
        configuration.limits.maxRowBytes = 2000
        let running = try RunningService(configuration)
        let client = try RawClient(url: running.url)
        let body = [row(1), row(2, padding: 300_000), row(3), "{", row(4, padding: 3000)].joined(separator: "\n")
        client.send(Self.head + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
        let verdicts = try lines(client.readToEnd())
        let codes = Dictionary(
            uniqueKeysWithValues: verdicts.map { ($0["row"]?.number?.int ?? -1, $0["error"]?["code"]?.string ?? "") })
        #expect(codes == [0: "", 1: "row_too_large", 2: "", 3: "invalid_json", 4: "row_too_large"])
    }

    /// It writes what it has and reads too late.
    @Test func aWriterThatDoesNotReadIsToldSo() throws {
        var deadlines = HTTPDeadlines()
        deadlines.writeStall = .milliseconds(300)
        let running = try RunningService(deadlines: deadlines)
        let client = try RawClient(url: running.url, receiveBufferBytes: 8192)
        client.send(Self.chunked)
        // A two-byte row makes a verdict a hundred times its size.
        client.sendChunk(String(repeating: "1\n", count: 30_000))
        // The end does not come, so that the rows cannot all be done before the reader is found to be too slow.
        while running.statistics.requestsRefused == 0 { sched_yield() }
        let text = client.readToEnd()
        let last = try #require(try lines(String(text.suffix(2000).drop { $0 != "\n" })).last)
        #expect(last["error"]?["code"]?.string == "slow_reader")
        #expect(try Client.get(running.url + "/healthz").status == 200)
    }

    @Test func aClientThatGoesAwayLeavesNothingBehind() throws {
        let running = try RunningService()
        do {
            let client = try RawClient(url: running.url)
            client.send(Self.chunked)
            for index in 0..<50 { client.sendChunk(row(index) + "\n" + row(index, padding: 100)) }
        }
        let reply = try Client.get(running.url + "/healthz")
        #expect(reply.status == 200)
        var held = 1
        for _ in 0..<100_000 where held != 0 {
            held = running.statistics.heldBodyBytes
            sched_yield()
        }
        #expect(held == 0)
    }

    @Test func whatIsWrongWithTheHeadIsRefusedBeforeTheBody() throws {
        let running = try RunningService()
        for (fields, status) in [
            ("X-Assay-Config: 0\r\n", "412"), ("Content-Type: text/html\r\n", "415"),
            ("X-Request-Timeout-Ms: x\r\n", "400"),
        ] {
            let client = try RawClient(url: running.url)
            client.send("POST /v1/score/stream HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\(fields)\r\n")
            #expect(client.read(until: "\r\n").hasPrefix("HTTP/1.1 \(status)"))
        }
        let empty = try RawClient(url: running.url)
        empty.send("POST /v1/score/stream HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        #expect(empty.readToEnd().hasSuffix("\r\n\r\n0\r\n\r\n"))
    }
}

/// Lets one thread write while another reads.
private struct UncheckedClient: @unchecked Sendable {
    let client: RawClient
    init(_ client: RawClient) { self.client = client }
}
