// A bare server on AssayHTTP for ../server.sh and ../idle-memory.py:
//
//     swift run -c release ServerBenchmark 127.0.0.1:8787
//
//     GET  /healthz   "ok", answered before any body
//     POST /static    reads the body, answers "ok" on the loop thread
//     POST /echo      reads the body, sends it back; above 64 KB from a worker
//     POST /pool      reads the body, answers "ok" from a worker

import AssayHTTP

private struct BenchmarkHandler: HTTPHandler {
    private let ok = Response(.ok, contentType: "text/plain", body: Array("ok".utf8))

    func plan(for head: RequestHead) -> RequestPlan {
        switch head.path {
        case "/healthz": .respond(ok)
        case "/pool": .receive(maxBodyBytes: 64 << 20, inlineUpTo: -1)
        case "/static", "/echo": .receive(maxBodyBytes: 64 << 20, inlineUpTo: 64 << 10)
        default: .respond(Response(.notFound))
        }
    }

    func respond(to exchange: Exchange) {
        guard exchange.head.path == "/echo" else { return exchange.finish(ok) }
        exchange.finish(Response(.ok, contentType: "application/octet-stream", body: exchange.body))
    }
}

@main
private enum ServerBenchmark {
    static func main() throws {
        let address = try ListenAddress(parsing: CommandLine.arguments.dropFirst().first ?? "127.0.0.1:8787")
        HTTPServer.blockSignals()
        let server = HTTPServer(addresses: [address], handler: BenchmarkHandler(), signals: SignalActions())
        for address in try server.start() { print("listening on \(address)") }
        server.waitUntilStopped()
    }
}
