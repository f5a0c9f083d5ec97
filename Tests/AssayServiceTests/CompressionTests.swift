import AssayHTTP
import AssayJSON
import Foundation
import Testing

/// Compressed requests to the doors, made by a client that is not ours.
@Suite struct CompressionTests {
    /// Runs Python with the daemon's host and port; it prints `fine` if all of it was.
    private func python(_ script: String, _ running: RunningService) throws {
        let port = try #require(running.url.split(separator: ":").last)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import gzip, zlib, json, http.client\nc = http.client.HTTPConnection('127.0.0.1', \(port), timeout=60)\n"
                + script + "\nprint('fine')",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text == "fine\n", "\(text)")
    }

    @Test func everyDoorTakesThemAndABatchIsAnsweredCompressed() throws {
        let running = try RunningService()
        try python(
            """
            row = {"verifier": "counting", "answer": "3", "ground_truth": 3}
            J = {"Content-Type": "application/json"}
            def deflate_raw(data):
                o = zlib.compressobj(wbits=-15)
                return o.compress(data) + o.flush()
            for name, code in [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", deflate_raw)]:
                c.request("POST", "/v1/score", code(json.dumps(row).encode()), {**J, "Content-Encoding": name})
                r = c.getresponse()
                assert r.status == 200 and json.load(r)["score"] == 1, name
                batch = json.dumps({"rollouts": [row] * 500}).encode()
                c.request("POST", "/v1/score/batch", code(batch),
                          {**J, "Content-Encoding": name, "Accept-Encoding": name})
                r = c.getresponse()
                body = r.read()
                assert r.getheader("Content-Encoding") == name and int(r.getheader("Content-Length")) == len(body)
                verdicts = json.loads(zlib.decompress(body, wbits=47))["verdicts"]
                assert len(verdicts) == 500 and all(v["score"] == 1 for v in verdicts)
                lines = b"".join(json.dumps(row).encode() + b"\\n" for _ in range(500))
                c.request("POST", "/v1/score/stream", code(lines),
                          {"Content-Type": "application/x-ndjson", "Content-Encoding": name})
                rows = [json.loads(line) for line in c.getresponse().read().splitlines()]
                assert len(rows) == 500 and all(v["score"] == 1 for v in rows), rows[-1]
            c.request("GET", "/v1/verifiers", headers={"Accept-Encoding": "gzip"})
            r = c.getresponse()
            assert json.loads(gzip.decompress(r.read()))["verifiers"] and r.getheader("Vary") == "Accept-Encoding"
            """, running)
    }

    @Test func brokenOnesAreTheCallersMistakeAndNamed() throws {
        let running = try RunningService()
        try python(
            """
            J = {"Content-Type": "application/json"}
            def error(path, body, coding):
                c.request("POST", path, body, {**J, "Content-Encoding": coding})
                r = c.getresponse()
                return r.status, json.load(r)["error"]["code"]
            row = json.dumps({"verifier": "counting", "answer": "3", "ground_truth": 3}).encode()
            assert error("/v1/score", row, "br") == (415, "unsupported_media_type")
            assert error("/v1/score", row, "gzip") == (400, "bad_request")
            assert error("/v1/score/batch", gzip.compress(row)[:-3], "gzip") == (400, "bad_request")
            bomb = gzip.compress(b" " * 200_000_000, 9)
            assert len(bomb) < 300_000
            assert error("/v1/score", bomb, "gzip") == (413, "body_too_large")
            assert error("/v1/score/batch", bomb, "gzip") == (413, "body_too_large")
            # A stream answers what was whole, then says what broke it.
            lines = b"".join(row + b"\\n" for _ in range(3))
            c.request("POST", "/v1/score/stream", gzip.compress(lines)[:-6], {**J, "Content-Encoding": "gzip"})
            r = c.getresponse()
            rows = [json.loads(line) for line in r.read().splitlines()]
            assert r.status == 200 and [v.get("score") for v in rows] == [1, 1, 1, None]
            assert rows[-1]["error"]["code"] == "bad_request" and "id" not in rows[-1], rows[-1]
            c.close()
            c.request("GET", "/healthz")
            assert c.getresponse().read() == b"ok\\n"
            """, running)
    }
}
