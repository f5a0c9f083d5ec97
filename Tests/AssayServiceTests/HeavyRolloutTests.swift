import AssayJSON
import AssayService
import Testing

/// The largest rollouts that are scored: they stay within the work budget, and nobody waits for them.
@Suite struct HeavyRolloutTests {
    /// Texts of 100,000 code points of which every fortieth differs, 10,000 boxes, and tables of 10,000 rows.
    private static func rows() -> [String] {
        func text(_ shift: Int) -> String {
            let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
            let bytes = (0..<100_000).map { index in
                letters[(index * index / 7 + (index.isMultiple(of: 40) ? shift : 0)) % letters.count]
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        func boxes(_ shift: Int) -> String {
            let list = (0..<10_000).map { index in
                let (left, top) = (index % 100 * 100 + index % 7 + shift, index / 100 * 100 + index % 11)
                return "[\(left),\(top),\(left + 60),\(top + 40)]"
            }
            return "[\(list.joined(separator: ","))]"
        }
        func table(_ shift: Int) -> String {
            #"Name,First,Second\n"#
                + (0..<10_000).map { #"row \#($0),\#($0 + ($0.isMultiple(of: 100) ? shift : 0)),\#($0 % 97)\n"# }
                .joined()
        }
        let space = #""options":{"max_boxes":10000,"coord_space":"pixel","gt_coord_space":"pixel"}"#
        return [
            #"{"id":"ocr","verifier":"ocr","answer":"\#(text(3))","ground_truth":"\#(text(0))"}"#,
            #"{"id":"grounding","verifier":"grounding","answer":"\#(boxes(2))","ground_truth":\#(boxes(0)),\#(space)}"#,
            #"{"id":"chart","verifier":"chart","answer":"\#(table(90000))","ground_truth":"\#(table(0))","options":{"answer_type":"table"}}"#,
        ]
    }

    @Test func healthIsAnsweredBeforeThem() throws {
        let running = try RunningService(workers: 1)
        let rows = Self.rows()
        // Each several times over, so that the one worker is busy for long.
        let body = #"{"rollouts":[\#((rows + rows).joined(separator: ","))]}"#
        let heavy = try RawClient(url: running.url)
        heavy.send(
            "POST /v1/score/batch HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
        for _ in 0..<5 {
            let health = try RawClient.exchange(running.url, "GET", "/healthz")
            #expect(health.status == 200 && health.text == "ok\n")
        }
        // By the order of arrival, not by the clock: all five were there first.
        #expect(!heavy.hasArrived)
        let reply = heavy.readToEnd()
        let start = try #require(reply.range(of: "\r\n\r\n")?.upperBound)
        let document = try JSONDocument(parsing: Array(reply[start...].utf8))
        let verdicts = try #require(document.root["verdicts"])
        var scores: [String: Double] = [:]
        for verdict in verdicts.elements {
            #expect(verdict["status"]?.string == "scored")
            let work = try #require(verdict["detail"]?["work"]?.number?.int)
            #expect(work <= 500_000_000)
            scores[verdict["id"]?.string ?? ""] = verdict["score"]?.number?.double
        }
        #expect(scores["grounding"] == 1)
        #expect(try #require(scores["ocr"]) > 0.9 && #require(scores["ocr"]) < 1)
        // A hundredth of half of the values is far off.
        #expect(abs(try #require(scores["chart"]) - 0.995) < 1e-3)
    }
}
