import AssayConfiguration
import AssayHTTP
import AssayJSON
import Foundation
import Testing

@testable import AssayService

/// What a stream may hold, how it is cut, and that it keeps nobody else waiting.
@Suite struct StreamLimitTests {
    private static let fields = "POST /v1/score/stream HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"

    private func row(_ id: Int) -> String { #"{"id":\#(id),"verifier":"counting","answer":"3","ground_truth":3}"# }

    private func lines(_ reply: String) throws -> [JSONElement] {
        try reply.utf8.split(separator: 0x0a).filter { $0.first == 0x7b }.map {
            try JSONDocument(parsing: Array($0)).root
        }
    }

    @Test func theDefaultsAreWhatIsPromised() {
        #expect(StreamLimits().maxUnsentBytes == 64 << 20 && StreamLimits().maxPendingRows == 4096)
        #expect(StreamExchange.windowBytes == 1 << 20)
    }

    /// Nobody reads: with a low limit the rows stop being scored, and the reader is told. What the system's own buffers
    /// take, a few megabytes, comes on top.
    @Test func verdictsThatNobodyReadsStopTheScoring() throws {
        var limits = StreamLimits()
        limits.maxUnsentBytes = 256 << 10
        var deadlines = HTTPDeadlines()
        deadlines.writeStall = .milliseconds(300)
        let running = try RunningService(deadlines: deadlines, streamLimits: limits)
        let client = try unread(running)
        while running.statistics.requestsRefused == 0 { sched_yield() }
        #expect(try running.scoredRollouts() < Self.unreadRows * 2 / 3)
        let text = client.readToEnd()
        let last = try #require(try lines(String(text.suffix(2000).drop { $0 != "\n" })).last)
        #expect(last["error"]?["code"]?.string == "slow_reader")
    }

    /// The same rows under the limit that is the default, which they do not reach: all of them are scored.
    @Test func verdictsBelowTheLimitWaitForTheirReader() throws {
        let running = try RunningService()
        let client = try unread(running)
        while try running.scoredRollouts() < Self.unreadRows { sched_yield() }
        withExtendedLifetime(client) {}
    }

    private static let unreadRows = 60_000

    /// A two-byte row makes a verdict two hundred times its size: 30 MB of them, and no end.
    private func unread(_ running: RunningService) throws -> RawClient {
        let client = try RawClient(url: running.url, receiveBufferBytes: 8192)
        client.send(Self.fields + "Transfer-Encoding: chunked\r\n\r\n")
        client.sendChunk(String(repeating: "1\n", count: Self.unreadRows))
        return client
    }

    /// A reader that comes late gets every verdict once, however often the limit stopped the scoring.
    @Test(arguments: [1, 4096, 100_000])
    func aLateReaderGetsEveryVerdictOnce(_ maxUnsentBytes: Int) throws {
        var limits = StreamLimits()
        limits.maxUnsentBytes = maxUnsentBytes
        let running = try RunningService(streamLimits: limits)
        let client = try RawClient(url: running.url, receiveBufferBytes: 8192)
        let body = (0..<3000).map(row).joined(separator: "\n")
        client.send(Self.fields + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
        let rows = try lines(client.readToEnd()).compactMap { $0["row"]?.number?.int }
        #expect(rows.count == 3000 && Set(rows).count == 3000)
    }

    /// With one worker, a request that comes while a long stream is scored is answered before the stream is.
    @Test func aSmallRequestDoesNotWaitForAStream() throws {
        let running = try RunningService(workers: 1)
        let client = try RawClient(url: running.url)
        let count = 15_000
        let body = (0..<count).map(row).joined(separator: "\n")
        client.send(Self.fields + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n")
        let writer = Thread { [client = SharedClient(client)] in client.client.send(body) }
        writer.start()
        _ = client.read(until: #""row":0,"#)
        // Longer than what is read on the loop, so that it needs the worker the stream has.
        let text = String(repeating: "a", count: 20_000)
        let small = try running.post(
            #"{"verifier":"counting","answer":"3","ground_truth":3,"metadata":"\#(text)"}"#, to: "/v1/score")
        #expect(small.json["score"]?.number?.double == 1)
        #expect(try running.scoredRollouts() < count)
        #expect(try lines("{}\n" + client.readToEnd()).isEmpty == false)
    }

    /// Rows that wait in a stream count as held, and a server that holds too much says so as a failure of its own.
    @Test func whatAStreamHoldsIsCounted() throws {
        var limits = HTTPLimits()
        limits.maxHeldBodyBytes = 1 << 20
        let running = try RunningService(limits: limits)
        let client = try RawClient(url: running.url)
        client.send(Self.fields + "Transfer-Encoding: chunked\r\n\r\n")
        client.sendChunk(row(1) + "\n" + #"{"metadata":""# + String(repeating: "x", count: 500_000))
        while running.statistics.heldBodyBytes < 500_000 { sched_yield() }
        client.sendChunk(String(repeating: "x", count: 700_000))
        let verdicts = try lines(client.readToEnd())
        let end = try #require(verdicts.last)
        #expect(end["error"]?["code"]?.string == "overloaded" && end["error"]?["retryable"]?.bool == true)
        #expect(verdicts.first?["score"]?.number?.double == 1)
        while running.statistics.heldBodyBytes != 0 { sched_yield() }
        // A row that is too large is dropped, not held, and any number of rows may pass.
        var configuration = Configuration()
        configuration.limits.maxRowBytes = 1000
        limits.maxHeldBodyBytes = 8 << 20
        let dropping = try RunningService(configuration, limits: limits)
        let other = try RawClient(url: dropping.url)
        let long = String(repeating: "x", count: 30 << 20) + "\n" + String(repeating: row(2) + "\n", count: 30_000)
        let writer = Thread { [client = SharedClient(other)] in
            client.client.send(
                Self.fields + "Connection: close\r\nContent-Length: \(long.utf8.count)\r\n\r\n" + long)
        }
        writer.start()
        let all = try lines(other.readToEnd())
        #expect(all.count == 30_001 && all.filter { $0["score"]?.number?.double == 1 }.count == 30_000)
        while dropping.statistics.heldBodyBytes != 0 { sched_yield() }
    }

    private static let request =
        fields + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        + "1E;a=b\r\n" + #"{"id":1,"verifier":"counting","# + "\r\n"
        + "1F\r\n" + #""answer":"3","ground_truth":3}"# + "\n\r\n"
        + "3f\r\n" + #"{"id":2,"verifier":"counting","answer":"44","ground_truth":"3"}"#
        + "\r\n0\r\nX-Trailer: t\r\n\r\n"

    private func summary(_ reply: String) throws -> [String] {
        try lines(reply).map { "\($0["id"]?.number?.int ?? -1) \($0["score"]?.number?.double ?? -1)" }.sorted()
    }

    /// Wherever the request is cut into two packets, the reply is the same.
    @Test func aStreamMayBeCutAtEveryByte() throws {
        let running = try RunningService()
        let bytes = Array(Self.request.utf8)
        var sent = 0
        for cut in 1..<bytes.count {
            let client = try RawClient(url: running.url)
            client.send(Array(bytes[..<cut]))
            sent += cut
            // The first part has been read alone.
            while running.statistics.bytesReceived < sent { sched_yield() }
            client.send(Array(bytes[cut...]))
            sent += bytes.count - cut
            let reply = client.readToEnd()
            #expect(reply.hasPrefix("HTTP/1.1 200 OK\r\n") && reply.hasSuffix("\r\n0\r\n\r\n"), "cut at \(cut)")
            #expect(try summary(reply) == ["1 1.0", "2 0.0"], "cut at \(cut): \(reply)")
        }
    }

    @Test func aStreamMayComeByteByByte() throws {
        let running = try RunningService()
        let client = try RawClient(url: running.url)
        for (index, byte) in Array(Self.request.utf8).enumerated() {
            client.send([byte])
            while running.statistics.bytesReceived <= index { sched_yield() }
        }
        #expect(try summary(client.readToEnd()) == ["1 1.0", "2 0.0"])
    }
}

/// Lets one thread write while another reads.
struct SharedClient: @unchecked Sendable {
    let client: RawClient
    init(_ client: RawClient) { self.client = client }
}
