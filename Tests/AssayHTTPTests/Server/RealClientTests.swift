import Foundation
import Testing

@testable import AssayHTTP

/// Clients that others wrote. A missing one fails the test: it would otherwise be skipped unnoticed.
@Suite struct RealClientTests {
    @Test func curlTalksToIt() throws {
        let server = try TestServer()
        let base = "http://127.0.0.1:\(server.port)"
        let folder = try TemporaryFolder()
        let file = folder.path + "/body"
        let body = Data((0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try body.write(to: URL(fileURLWithPath: file))

        let get = try Command.run("curl", ["-sS", "--max-time", "30", "\(base)/now"])
        #expect(get.output == "now" && get.status == 0)
        let head = try Command.run("curl", ["-sS", "--max-time", "30", "-I", "\(base)/now"])
        #expect(head.output.hasPrefix("HTTP/1.1 200 OK") && head.status == 0)
        // Larger than a megabyte, so curl asks first: Expect: 100-continue.
        for options in [[], ["-H", "Transfer-Encoding: chunked"], ["-H", "Expect:"], ["-0"]] {
            let out = folder.path + "/out"
            let arguments = ["-sS", "--max-time", "30", "--data-binary", "@\(file)", "-o", out] + options
            let post = try Command.run("curl", arguments + ["\(base)/pool"])
            #expect(post.status == 0, "\(options): \(post.output)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: out)) == body, "\(options)")
        }
        let refused = try Command.run(
            "curl", ["-sS", "--max-time", "30", "--data-binary", "@\(file)", "-w", "%{http_code}", "\(base)/small"])
        #expect(refused.output.hasSuffix("413"), "\(refused.output)")
        let reused = try Command.run(
            "curl", ["-sS", "--max-time", "30", "-w", " %{num_connects}", "\(base)/now", "\(base)/now", "\(base)/now"])
        #expect(reused.output == "now 1now 0now 0")
    }

    @Test func curlTalksOverAUnixSocket() throws {
        let folder = try TemporaryFolder()
        let server = try TestServer([.unix(path: folder.path + "/s")])
        let get = try Command.run(
            "curl", ["-sS", "--max-time", "30", "--unix-socket", folder.path + "/s", "http://assay/now"])
        #expect(get.output == "now", "\(get.output)")
        #expect(server.server.statistics.requests == 1)
    }

    @Test func pythonTalksToIt() throws {
        let server = try TestServer()
        let script = """
            import http.client
            c = http.client.HTTPConnection("127.0.0.1", \(server.port), timeout=30)
            for n in range(50):
                body = bytes([n]) * (n * 1000)
                c.request("POST", "/pool" if n % 2 else "/inline", body=body)
                r = c.getresponse()
                assert r.status == 200 and r.read() == body, n
            c.request("POST", "/inline", body=iter([b"a", b"bc"]), encode_chunked=True,
                      headers={"Transfer-Encoding": "chunked"})
            assert c.getresponse().read() == b"abc"
            c.request("HEAD", "/now")
            r = c.getresponse()
            assert r.read() == b"" and r.getheader("Content-Length") == "3"
            c.request("GET", "/nowhere")
            r = c.getresponse()
            assert r.status == 404
            r.read()
            print("fine")
            """
        let result = try Command.run("python3", ["-c", script])
        #expect(result.output == "fine\n", "\(result.output)")
        #expect(server.server.statistics.connectionsAccepted == 1)
    }
}
