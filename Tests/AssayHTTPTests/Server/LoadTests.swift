import Testing

@testable import AssayHTTP

/// Many clients at once, and a drain in the middle of it.
@Suite struct LoadTests {
    private struct Tally {
        var running = 0
        var answered = 0
        var failures: [String] = []
        var started = 0
    }

    @Test func aDrainUnderLoadAnswersEveryRequest() throws {
        let server = try TestServer()
        let tally = Lock(Tally())
        let address = server.addresses[0]
        let count = 16
        tally.withLock { $0.running = count }
        for number in 0..<count {
            let error = Thread.start(name: "client-\(number)") {
                let outcome = Self.sendUntilClosed(address, number, tally)
                tally.withLock { tally in
                    tally.running -= 1
                    if let outcome { tally.failures.append("client \(number): \(outcome)") }
                }
                tally.wakeAll()
            }
            #expect(error == 0)
        }
        tally.wait { $0.answered >= 2000 || $0.running == 0 ? () : nil }
        server.server.drain()
        tally.wait { $0.running == 0 ? () : nil }
        #expect(server.server.waitUntilStopped() == 0)
        #expect(tally.withLock { $0.failures } == [])
        #expect(tally.withLock { $0.answered } == server.server.statistics.requests)
    }

    /// Sends requests until a reply says that it is the last; returns what went wrong.
    private static func sendUntilClosed(_ address: ListenAddress, _ number: Int, _ tally: Lock<Tally>) -> String? {
        do {
            let client = try TestClient(address)
            for round in 0... {
                let body = String(repeating: "\(number)-\(round) ", count: 1 + round % 50)
                let path = round.isMultiple(of: 3) ? "/pool" : "/inline"
                try client.send(
                    "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
                let reply = try client.readReply()
                guard reply.text == body else { return "a wrong answer: \(reply)" }
                tally.withLock { $0.answered += 1 }
                tally.wakeAll()
                if reply.fields["connection"] == "close" { return nil }
            }
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func jobsSubmittedFromAJobFinishTheExchange() throws {
        let server = try FanOutServer()
        let client = try TestClient(server.address)
        for _ in 0..<50 {
            try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
            #expect(try client.readReply().text == "64")
        }
    }
}

/// Splits every request over the workers, the way a batch is.
private final class FanOutServer: Sendable {
    private struct Handler: HTTPHandler {
        func plan(for head: RequestHead) -> RequestPlan { .receive(maxBodyBytes: 100, inlineUpTo: -1) }

        func respond(to exchange: Exchange) {
            let done = Lock(0)
            for _ in 0..<64 {
                exchange.pool.submit {
                    let count = done.withLock { done in
                        done += 1
                        return done
                    }
                    if count == 64 { exchange.finish(Response(.ok, text: "\(count)")) }
                }
            }
        }
    }

    let server = HTTPServer(addresses: [.tcp(host: "127.0.0.1", port: 0)], workers: 3, handler: Handler())
    let address: ListenAddress

    init() throws { address = try server.start()[0] }
}
