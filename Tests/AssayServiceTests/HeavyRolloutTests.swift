import AssayConfiguration
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
        var configuration = Configuration()
        // Without optimisation, beside other work: no deadline is what is tested here.
        configuration.deadlines.native = 86_400_000
        let running = try RunningService(configuration, workers: 1)
        let body = #"{"rollouts":[\#(Self.rows().joined(separator: ","))]}"#
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
        // Each wait of the client ends after a minute; only so many of them in all.
        var reply: [UInt8] = []
        var document: JSONDocument?
        for _ in 0..<30 where document == nil {
            reply += Array(heavy.readToEnd().utf8)
            let start = reply.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound ?? reply.endIndex
            document = try? JSONDocument(parsing: Array(reply[start...]))
        }
        let verdicts = try #require(document?.root["verdicts"])
        var scores: [String: Double] = [:]
        for verdict in verdicts.elements {
            #expect(verdict["status"]?.string == "scored")
            #expect(verdict["reason"]?.string != "out_of_limits")
            scores[verdict["id"]?.string ?? ""] = verdict["score"]?.number?.double
        }
        #expect(scores["grounding"] == 1)
        #expect(try #require(scores["ocr"]) > 0.9 && #require(scores["ocr"]) < 1)
        // A hundredth of half of the values is far off.
        #expect(abs(try #require(scores["chart"]) - 0.995) < 1e-3)
    }
}
