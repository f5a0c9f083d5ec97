import AssayCore
import AssayJSON
import StandardVerifiers
import Testing

/// `detail=none|brief|full` at every endpoint: the default, the query, the body, the row; the nearest to the row wins.
@Suite struct DetailLevelTests {
    private static let json = ["Content-Type: application/json"]

    /// An answer longer than what brief detail shows, with a number that counting finds.
    private func row(_ detail: String? = nil) -> String {
        let text = String(repeating: "so many words ", count: 30) + "3"
        let own = detail.map { #","detail":"\#($0)""# } ?? ""
        return #"{"verifier":"counting","answer":"\#(text)","ground_truth":3\#(own)}"#
    }

    /// Which level a verdict was written with.
    private func level(_ verdict: JSONElement) -> String {
        if verdict["extraction"]?.isNull == true { return verdict["detail"]?.count == 0 ? "none" : "mixed" }
        let length = verdict["extraction"]?["text"]?.string?.unicodeScalars.count ?? 0
        let isFull = verdict["detail"]?["work"] != nil
        return isFull && length > 256 ? "full" : !isFull && length == 256 ? "brief" : "mixed"
    }

    @Test(
        arguments: [
            (nil, nil, "full"), ("none", nil, "none"), ("brief", nil, "brief"), ("full", nil, "full"),
            (nil, "none", "none"), (nil, "brief", "brief"), ("full", "none", "none"), ("none", "full", "full"),
        ] as [(String?, String?, String)])
    func oneRollout(_ query: String?, _ own: String?, _ expected: String) throws {
        let path = "/v1/score" + (query.map { "?detail=\($0)" } ?? "")
        #expect(level(try RunningService().post(row(own), to: path).json) == expected)
    }

    @Test(
        arguments: [
            (nil, nil, nil, "brief"), ("full", nil, nil, "full"), ("none", nil, nil, "none"),
            (nil, "full", nil, "full"),
            ("none", "full", nil, "full"), (nil, "none", "full", "full"), ("full", "full", "none", "none"),
        ] as [(String?, String?, String?, String)])
    func aBatch(_ query: String?, _ body: String?, _ own: String?, _ expected: String) throws {
        let path = "/v1/score/batch" + (query.map { "?detail=\($0)" } ?? "")
        let field = body.map { #","detail":"\#($0)""# } ?? ""
        let text = #"{"rollouts":[\#(row(own)),\#(row(own))]\#(field)}"#
        let verdicts = try #require(try RunningService().post(text, to: path).json["verdicts"])
        #expect(verdicts.count == 2 && verdicts.elements.allSatisfy { level($0) == expected })
        guard own == nil, let body else { return }
        let defaults = #"{"rollouts":[\#(row())],"defaults":{"detail":"\#(body)"}}"#
        let byDefault = try #require(try RunningService().post(defaults, to: path).json["verdicts"])
        #expect(byDefault.elements.allSatisfy { level($0) == body })
    }

    @Test(
        arguments: [
            (nil, nil, "brief"), ("full", nil, "full"), ("none", nil, "none"), (nil, "full", "full"),
            ("full", "none", "none"),
        ] as [(String?, String?, String)])
    func aStream(_ query: String?, _ own: String?, _ expected: String) throws {
        let running = try RunningService()
        let path = "/v1/score/stream" + (query.map { "?detail=\($0)" } ?? "")
        let reply = try RawClient.exchange(
            running.url, "POST", path, fields: ["Content-Type: application/x-ndjson"], body: Array(row(own).utf8))
        let line = try #require(reply.text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("{") })
        #expect(level(try JSONDocument(parsing: Array(line.utf8)).root) == expected)
    }

    /// A trainer's reply never carries detail: numbers, and for slime's object the answer, cut.
    @Test func theDoorsHaveNone() throws {
        let running = try RunningService()
        let text = String(repeating: "so many words ", count: 3000) + "3"
        let slime = #"{"prompt":"p","response":"\#(text)","label":"3"}"#
        for path in [
            "/v1/slime/counting", "/v1/slime/counting?shape=dict", "/v1/slime/counting?shape=dict&detail=full",
        ] {
            let reply = try RawClient.exchange(running.url, "POST", path, fields: Self.json, body: Array(slime.utf8))
            #expect(reply.status == 200 && reply.body.count < 1024 && !reply.text.contains("detail"), "\(path)")
        }
        let openrlhf = #"{"query":["p\#(text)"],"prompts":["p"],"labels":["3"]}"#
        for path in ["/get_reward", "/v1/openrlhf/counting", "/get_reward?detail=full"] {
            let reply = try RawClient.exchange(running.url, "POST", path, fields: Self.json, body: Array(openrlhf.utf8))
            #expect(reply.status == 200 && reply.body.count < 1024 && !reply.text.contains("detail"), "\(path)")
        }
    }

    @Test(arguments: ["/v1/score", "/v1/score/batch", "/v1/score/stream", "/get_reward", "/v1/slime"])
    func anUnknownLevelIsRefusedByName(_ path: String) throws {
        let running = try RunningService()
        let reply = try RawClient.exchange(running.url, "POST", path + "?detail=much", body: Array("{}".utf8))
        #expect(reply.status == 400 && reply.text.contains(#""field":"detail""#), "\(reply.text)")
    }

    /// Whatever the model writes, brief detail stays brief: a step's replies fit a fraction of its requests.
    @Test func briefDetailIsBounded() throws {
        let running = try RunningService()
        for answer in [String(repeating: "x ", count: 50_000), String(repeating: "[1,2,3,4],", count: 4000)] {
            for type in StandardVerifiers.all {
                let specification = type.specification
                let rollout: JSONObject = [
                    "verifier": .string(specification.name), "answer": .string(answer),
                    "ground_truth": specification.example.groundTruth,
                    "options": .object(specification.example.options),
                ]
                let reply = try RawClient.exchange(
                    running.url, "POST", "/v1/score?detail=brief", body: Array(JSONValue.object(rollout).text.utf8))
                #expect(reply.status == 200 && reply.body.count < 4096, "\(specification.name): \(reply.body.count)")
            }
        }
    }
}
