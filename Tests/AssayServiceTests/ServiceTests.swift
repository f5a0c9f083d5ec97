import AssayConfiguration
import AssayHTTP
import AssayJSON
import AssayScoring
import CurlTransport
import Foundation
import StandardVerifiers
import Synchronization
import Testing

@testable import AssayService

@Suite struct ServiceTests {
    private let right = #"{"id":"a","verifier":"counting","answer":"three","ground_truth":3}"#

    @Test func scoresOneRollout() throws {
        let running = try RunningService()
        let (status, verdict) = try running.post(right, to: "/v1/score")
        #expect(status == 200)
        #expect(verdict["id"]?.string == "a" && verdict["score"]?.number?.double == 1)
        #expect(verdict["status"]?.string == "scored" && verdict["reason"]?.string == "correct")
        #expect(verdict["verifier_version"]?.string?.hasPrefix("counting@") == true)
        #expect(verdict["detail"]?.kind == .object && verdict["detail"]?["format"] != nil)
    }

    @Test(arguments: [
        (#"{"answer":"3","ground_truth":3}"#, 400, "missing_field", "verifier"),
        (#"{"verifier":"nope","answer":"3","ground_truth":3}"#, 400, "unknown_verifier", "verifier"),
        (#"{"data_source":"nope","answer":"3","ground_truth":3}"#, 400, "unknown_data_source", "data_source"),
        (#"{"verifier":"counting","ground_truth":3}"#, 400, "missing_field", "response"),
        (#"{"verifier":"counting","answer":"3"}"#, 400, "missing_field", "ground_truth"),
        (#"{"verifier":"counting","answer":"3","ground_truth":"many"}"#, 400, "invalid_ground_truth", "ground_truth"),
        (
            #"{"verifier":"counting","answer":"3","ground_truth":3,"options":{"x":1}}"#, 400, "unknown_option",
            "options.x"
        ),
        (
            #"{"verifier":"counting","answer":"3","ground_truth":3,"options":{"layout":1}}"#, 400, "invalid_option",
            "options.layout"
        ),
        (#"{"verifier":"counting","answer":"3","ground_truth":1e400}"#, 400, "invalid_ground_truth", "ground_truth"),
        (#"{"verifier":"counting","answer":"3","ground_truth":3"#, 400, "invalid_json", nil),
        (#"{"verifier":"counting","answer":"3","answer":"4","ground_truth":3}"#, 400, "invalid_json", nil),
        ("", 400, "invalid_json", nil),
    ])
    func theCallersMistakesAreNamed(_ body: String, _ status: Int, _ code: String, _ field: String?) throws {
        let running = try RunningService()
        let (found, verdict) = try running.post(body, to: "/v1/score")
        #expect(found == status)
        #expect(verdict["score"]?.isNull == true && verdict["status"]?.string == "invalid")
        #expect(verdict["error"]?["code"]?.string == code && verdict["error"]?["field"]?.string == field)
        #expect(verdict["error"]?["message"]?.string?.isEmpty == false)
    }

    @Test func aBatchKeepsItsOrderAndEachRowItsOwnOutcome() throws {
        let running = try RunningService()
        var rows: [String] = []
        for index in 0..<3000 {
            switch index % 5 {
            case 0: rows.append(#"{"id":\#(index),"answer":"3","ground_truth":4}"#)
            case 1: rows.append(#"{"id":\#(index),"answer":"3","ground_truth":"many"}"#)
            case 2: rows.append(#"{"id":\#(index),"answer":"3","ground_truth":3,"bad":tru}"#)
            case 3: rows.append(#"{"id":\#(index),"answer":"\ud800","ground_truth":3}"#)
            default: rows.append(#"{"id":\#(index),"answer":"3","ground_truth":3}"#)
            }
        }
        let body = #"{"rollouts":[\#(rows.joined(separator: ","))],"defaults":{"verifier":"counting"},"detail":"none"}"#
        let (status, reply) = try running.post(body, to: "/v1/score/batch")
        #expect(status == 200)
        let verdicts = Array(try #require(reply["verdicts"]).elements)
        #expect(verdicts.count == 3000)
        for (index, verdict) in verdicts.enumerated() {
            let score = verdict["score"]?.number?.double
            switch index % 5 {
            case 0: #expect(score == 0)
            case 1: #expect(score == nil && verdict["error"]?["code"]?.string == "invalid_ground_truth")
            case 2, 3: #expect(score == nil && verdict["error"]?["code"]?.string == "invalid_json")
            default: #expect(score == 1)
            }
            if score == nil { #expect(verdict["error"]?["row"]?.number?.int == index) }
            if index % 5 != 2 && index % 5 != 3 { #expect(verdict["id"]?.number?.int == index) }
        }
    }

    @Test func anEmptyBatchIsNoMistake() throws {
        let (status, reply) = try RunningService().post(#"{"rollouts":[]}"#, to: "/v1/score/batch")
        #expect(status == 200 && reply["verdicts"]?.kind == .array)
    }

    @Test(arguments: [
        (#"{"rollouts":[1,2"#, 400, "invalid_json"), (#"{"rows":[]}"#, 400, "unknown_field"),
        (#"{"rollouts":[],"defaults":{"answer":"3"}}"#, 400, "unknown_field"),
        (#"{"rollouts":[],"detail":"much"}"#, 400, "invalid_field"), ("{}", 400, "missing_field"),
    ])
    func aBrokenBatchIsRefusedAsAWhole(_ body: String, _ status: Int, _ code: String) throws {
        let (found, reply) = try RunningService().post(body, to: "/v1/score/batch")
        #expect(found == status && reply["error"]?["code"]?.string == code)
    }

    @Test func limitsNameWhatIsTooLarge() throws {
        var configuration = Configuration()
        configuration.limits.maxRows = 2
        configuration.limits.maxRowBytes = 200
        configuration.limits.maxBodyBytes = 4096
        configuration.scoring.maxResponseBytes = 20
        let running = try RunningService(configuration)
        let rows = #"{"verifier":"counting","answer":"3","ground_truth":3}"#
        let three = try running.post(#"{"rollouts":[\#(rows),\#(rows),\#(rows)]}"#, to: "/v1/score/batch")
        #expect(three.status == 413 && three.json["error"]?["code"]?.string == "too_many_rows")
        let long =
            #"{"verifier":"counting","answer":"3","ground_truth":3,"metadata":"\#(String(repeating: "x", count: 300))"}"#
        let mixed = try running.post(#"{"rollouts":[\#(long),\#(rows)]}"#, to: "/v1/score/batch")
        let verdicts = Array(try #require(mixed.json["verdicts"]).elements)
        #expect(verdicts[0]["error"]?["code"]?.string == "row_too_large" && verdicts[1]["score"]?.number?.double == 1)
        let single = try running.post(long, to: "/v1/score")
        #expect(single.status == 413 && single.json["error"]?["code"]?.string == "body_too_large")
        let wordy = #"{"verifier":"counting","answer":"\#(String(repeating: "3", count: 21))","ground_truth":3}"#
        let verdict = try running.post(wordy, to: "/v1/score").json
        #expect(verdict["score"]?.number?.double == 0 && verdict["decided_by"]?.string == "limit:response_bytes")
        #expect(verdict["reason"]?.string == "out_of_limits")
        let huge = try running.post(#"{"rollouts":["\#(String(repeating: "x", count: 5000))"]}"#, to: "/v1/score/batch")
        #expect(huge.status == 413)
    }

    /// The client's patience counts from when the request was there; a row's own deadline from when work on it starts, so
    /// that a burst cannot use it up.
    @Test(arguments: [true, false])
    func aDeadlineThatHasPassedIsNeverZeroAndARowsOwnDoesNotCountTheQueue(_ isClients: Bool) throws {
        // A millisecond is over by the time the last of these rows gets its turn on one worker.
        let running = try RunningService(workers: 1)
        let text = String(repeating: "abcdefghij", count: 60)
        let row =
            #"{"verifier":"ocr","answer":"\#(text)","ground_truth":"\#(text.reversed().map(String.init).joined())","deadline_ms":1}"#
        let body = #"{"rollouts":[\#(Array(repeating: row, count: 200).joined(separator: ","))]}"#
        let client = try RawClient(url: running.url)
        client.send(
            "POST /v1/score/batch HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n"
                + (isClients ? "X-Request-Timeout-Ms: 1\r\n" : "") + "\r\n" + body)
        let reply = client.readToEnd()
        let json = try #require(reply.firstRange(of: "\r\n\r\n")).upperBound
        let verdicts = try #require(try JSONDocument(parsing: Array(reply[json...].utf8)).root["verdicts"])
        let last = try #require(Array(verdicts.elements).last)
        guard isClients else {
            #expect(last["status"]?.string == "scored" && (last["timing_us"]?["queue"]?.number?.int ?? 0) > 1000)
            return
        }
        #expect(last["status"]?.string == "failed" && last["score"]?.isNull == true)
        #expect(last["error"]?["code"]?.string == "deadline_exceeded" && last["error"]?["retryable"]?.bool == true)
    }

    /// One worker, a batch that keeps it busy for long, and a rollout that comes later: its turn comes between two chunks.
    @Test func aSmallRequestGetsItsTurnWithinABatch() throws {
        let running = try RunningService(workers: 1)
        let long = String(repeating: "x", count: 64 << 10)
        let row = #"{"verifier":"counting","answer":"3","ground_truth":3,"metadata":"\#(long)"}"#
        let body = #"{"rollouts":[\#(Array(repeating: row, count: 300).joined(separator: ","))]}"#
        let gate = Lock(false)
        running.pool.submit { gate.wait { $0 ? () : nil } }
        let batch = try RawClient(url: running.url)
        batch.send("POST /v1/score/batch HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
        while running.statistics.requestsInFlight < 1 {}
        // Not quick, so it needs the worker, too.
        let small = #"{"verifier":"ocr","answer":"a","ground_truth":"b"}"#
        let client = try RawClient(url: running.url)
        client.send("POST /v1/score HTTP/1.1\r\nHost: a\r\nContent-Length: \(small.utf8.count)\r\n\r\n\(small)")
        while running.statistics.requestsInFlight < 2 {}
        gate.withLock { $0 = true }
        gate.wakeAll()
        #expect(client.read(until: "\r\n").hasPrefix("HTTP/1.1 200 "))
        #expect(running.statistics.requestsInFlight == 1, "the batch ended first")
        #expect(batch.read(until: "\r\n").hasPrefix("HTTP/1.1 200 "))
    }

    @Test func servesWhatThereIs() throws {
        let running = try RunningService()
        let catalog = try JSONDocument(parsing: try Client.get(running.url + "/v1/verifiers").body).root
        let names = try #require(catalog["verifiers"]).elements.compactMap { $0["name"]?.string }
        #expect(names.contains("counting") && names.contains("ocr"))
        // Every example that is served earns 1 as it is served.
        for verifier in try #require(catalog["verifiers"]).elements {
            let example = try #require(verifier["example"]).value().text
            #expect(try running.post(example, to: "/v1/score").json["score"]?.number?.double == 1, "\(example)")
        }
        #expect(try Client.get(running.url + "/healthz").text == "ok\n")
        #expect(try Client.get(running.url + "/readyz").status == 200)
        _ = try running.post(right, to: "/v1/score")
        let metrics = try Client.get(running.url + "/metrics").text
        #expect(metrics.contains(#"assay_rollouts_total{verifier="counting",status="scored"}"#))
        #expect(metrics.contains(#"assay_requests_total{endpoint="/v1/score",code="2xx"}"#))
        running.service.startDraining()
        #expect(try Client.get(running.url + "/readyz").status == 503)
    }

    /// Scraped every few seconds for months: on a small stack, so that anything that grows with each reading shows early.
    @Test func metricsMayBeAskedWithoutEnd() throws {
        let running = try RunningService()
        let pages = Mutex(0)
        let thread = Thread { [service = running.service] in
            for _ in 0..<3000 { if !service.metrics.render().isEmpty { pages.withLock { $0 += 1 } } }
            pages.withLock { $0 += 1 }
        }
        thread.stackSize = 128 << 10
        thread.start()
        while pages.withLock({ $0 }) < 3001 { sched_yield() }
    }

    @Test func refusesWhatItHasNot() throws {
        let running = try RunningService()
        #expect(try Client.get(running.url + "/nothing").status == 404)
        let wrong = try Client.get(running.url + "/v1/score", "-i")
        #expect(wrong.status == 405 && wrong.text.contains("Allow: POST"))
        let options = try Client.get(running.url + "/v1/score", "-i", "-X", "OPTIONS")
        #expect(options.status == 204 && options.text.contains("Allow: POST, OPTIONS"))
        #expect(try Client.get(running.url + "/healthz", "-X", "POST").status == 405)
        #expect(try Client.get(running.url + "/v1/score", "-d", right, "-H", "Content-Type: text/plain").status == 415)
        #expect(
            try Client.get(
                running.url + "/v1/score", "-d", right, "-H", "Content-Type: application/json", "-H",
                "Content-Encoding: br"
            ).status == 415)
        #expect(
            try Client.get(running.url + "/v1/score?detail=much", "-d", right, "-H", "Content-Type: application/json")
                .status == 400)
        #expect(
            try Client.get(
                running.url + "/v1/score", "-d", right, "-H", "Content-Type: application/json", "-H",
                "X-Request-Timeout-Ms: soon"
            ).status == 400)
        #expect(try Client.get(running.url + "/healthz", "-I").text.contains("Content-Length: 3"))
    }

    @Test func anotherConfigurationThanTheOneAskedForScoresNothing() throws {
        let running = try RunningService()
        let json = "Content-Type: application/json"
        let url = running.url + "/v1/score"
        let hash = Configuration().hash
        #expect(try Client.get(url, "-d", right, "-H", json, "-H", "X-Assay-Config: \(hash)").status == 200)
        let other = try Client.get(url, "-d", right, "-H", json, "-H", "X-Assay-Config: 0000000000000000")
        #expect(other.status == 412 && other.text.contains("config_mismatch") && other.text.contains(hash))
        // After a reload the old name is the wrong one, and every verdict carries the new one.
        var changed = ScoringSettings()
        changed.onUndecided = .null
        let scorer = try Scorer(
            registry: VerifierRegistry(StandardVerifiers.all), settings: changed, configHash: "1111111111111111")
        running.service.reload(scorer: scorer, configuration: Configuration())
        #expect(try Client.get(url, "-d", right, "-H", json, "-H", "X-Assay-Config: \(hash)").status == 412)
        #expect(try running.post(right, to: "/v1/score").json["config_hash"]?.string == "1111111111111111")
    }

    @Test func stopsWhenItIsToldTo() throws {
        let running = try RunningService()
        #expect(try running.post(right, to: "/v1/score").status == 200)
        #expect(running.drain() == 0)
        #expect(throws: CurlError.self) { try running.post(right, to: "/v1/score") }
    }
}
