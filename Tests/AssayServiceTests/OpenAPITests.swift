import AssayConfiguration
import AssayHTTP
import AssayJSON
import AssayScoring
import Foundation
import StandardVerifiers
import TestSupport
import Testing

@testable import AssayService

/// `GET /openapi.json` says what the daemon takes and answers, no more and no less.
@Suite struct OpenAPITests {
    private static let document = JSONValue.object(
        OpenAPIDocument.json(VerifierRegistry(StandardVerifiers.all)))
    private let validator = SchemaValidator(document: Self.document)

    private func operation(_ method: String, _ pattern: String) throws -> JSONObject {
        let item = try #require(Self.document.objectValue?["paths"]?.objectValue?[pattern]?.objectValue, "\(pattern)")
        return try #require(item[method.lowercased()]?.objectValue, "\(method) \(pattern)")
    }

    /// What a reply breaks of what the document says of it.
    private func violations(_ reply: RawClient.Reply, to method: String, _ pattern: String) throws -> [String] {
        let responses = try #require(try operation(method, pattern)["responses"]?.objectValue)
        guard let response = responses[String(reply.status)]?.objectValue else {
            return ["\(reply.status) is not listed"]
        }
        let type = reply.fields["content-type"] ?? ""
        guard let media = response["content"]?.objectValue?[type]?.objectValue else { return ["no content \(type)"] }
        if let promised = response["headers"]?.objectValue?.keys.first, reply.fields[promised.lowercased()] == nil,
            reply.text.contains(#""retryable":true"#), !reply.text.contains("internal_error")
        {
            return ["no \(promised)"]
        }
        guard type == "application/json", let schema = media["schema"] else { return [] }
        return validator.violations(of: try JSONDocument(parsing: reply.body).root.value(), against: schema)
    }

    private func parameters(_ pattern: String) throws -> Set<String> {
        let list = try operation("post", pattern)["parameters"]?.arrayValue ?? []
        return Set(list.compactMap { $0.objectValue?["name"]?.stringValue })
    }

    @Test func hasEveryRouteAndNoOther() throws {
        let routes = Endpoint.routes.patterns.map { "\($0.method.rawValue.lowercased()) \($0.pattern)" }
        let paths = try #require(Self.document.objectValue?["paths"]?.objectValue)
        let documented = paths.members.flatMap { path in
            (path.value.objectValue?.keys ?? []).map { "\($0) \(path.key)" }
        }
        #expect(documented.sorted() == routes.sorted() && !routes.isEmpty)
    }

    @Test func hasNoReferenceToNothingAndNoNameTwice() throws {
        var identifiers: [String] = []
        func walk(_ value: JSONValue) {
            for element in value.arrayValue ?? [] { walk(element) }
            for member in value.objectValue?.members ?? [] {
                if member.key == "$ref", let reference = member.value.stringValue {
                    #expect(validator.target(of: reference) != nil, "\(reference)")
                }
                if member.key == "operationId", let name = member.value.stringValue { identifiers.append(name) }
                walk(member.value)
            }
        }
        walk(Self.document)
        #expect(Set(identifiers).count == identifiers.count && identifiers.count == Endpoint.routes.patterns.count)
    }

    /// The list of fields that a mistake names is the reader's own.
    @Test func aRolloutHasTheFieldsThatAreRead() throws {
        let running = try RunningService()
        let reply = try running.post(#"{"nope":1}"#, to: "/v1/score").json
        let message = try #require(reply["error"]?["message"]?.string)
        let list = try #require(message.components(separatedBy: "it has ").last?.replacing(" or", with: ","))
        let rollout = try #require(validator.target(of: "#/components/schemas/Rollout")?.objectValue)
        let fields = Set(try #require(rollout["properties"]?.objectValue).keys)
        #expect(
            fields
                == Set(list.components(separatedBy: ", ")).union([
                    "expected", "why", "tags", "debatable", "judge_replies",
                ]))
    }

    @Test func isServedAsItIs() throws {
        let running = try RunningService()
        let reply = try RawClient.exchange(running.url, "GET", "/openapi.json", fields: [])
        #expect(reply.status == 200 && reply.fields["content-type"] == "application/json")
        #expect(try JSONDocument(parsing: reply.body).root.value() == Self.document)
        for (path, pattern) in [
            ("/healthz", "/healthz"), ("/readyz", "/readyz"), ("/metrics", "/metrics"),
            ("/v1/verifiers", "/v1/verifiers"), ("/openapi.json", "/openapi.json"),
        ] {
            let reply = try RawClient.exchange(running.url, "GET", path, fields: [])
            #expect(try violations(reply, to: "get", pattern) == [])
        }
        running.service.startDraining()
        let stopping = try RawClient.exchange(running.url, "GET", "/readyz", fields: [])
        #expect(stopping.status == 503 && stopping.fields["content-type"]?.hasPrefix("text/plain") == true)
    }

    /// The examples in the document are requests, and what comes back is what it says.
    @Test func everyExampleIsAnsweredAsDocumented() throws {
        let running = try RunningService()
        for route in Endpoint.routes.patterns where route.method == .post {
            let content = try #require(
                try operation("post", route.pattern)["requestBody"]?.objectValue?["content"]?.objectValue?.members.first
            )
            let media = try #require(content.value.objectValue)
            let example = try #require(media["example"])
            let schema = try #require(media["schema"])
            #expect(validator.violations(of: example, against: schema) == [], "\(route.pattern)")
            let path = route.pattern.replacing("{verifier}", with: "math")
            let reply = try RawClient.exchange(
                running.url, "POST", path, fields: ["Content-Type: \(content.key)"],
                body: Array((example.stringValue ?? example.text).utf8))
            #expect(reply.status == 200 && reply.text.contains("1.0"), "\(route.pattern): \(reply.text)")
            #expect(try violations(reply, to: "post", route.pattern) == [], "\(route.pattern)")
            guard route.endpoint == .stream, let line = media["x-line-schema"] else { continue }
            let row = try JSONDocument(parsing: Array((example.stringValue ?? "").utf8)).root.value()
            #expect(validator.violations(of: row, against: line) == [])
            let verdict = try #require(reply.text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("{") })
            let value = try JSONDocument(parsing: Array(verdict.utf8)).root.value()
            #expect(validator.violations(of: value, against: ["$ref": "#/components/schemas/StreamVerdict"]) == [])
        }
    }

    private static let rows: [String] =
        (try? Repository.fixtureFiles().flatMap { file in
            try Repository.text(file).split(separator: "\n").map(String.init).filter {
                $0.utf8.count < 20_000
            }
        }) ?? []

    /// Rows with hundreds of combinations of options: what is scored is described, and every verdict is.
    @Test func everyFixtureRowIsARolloutAndItsVerdictIsAVerdict() throws {
        let running = try RunningService()
        let rows = Self.rows.enumerated().filter { $0.offset.isMultiple(of: 7) }.map(\.element)
        #expect(rows.count > 100)
        let reply = try running.post(
            #"{"rollouts":[\#(rows.joined(separator: ","))]}"#, to: "/v1/score/batch?detail=full")
        let verdicts = try #require(reply.json["verdicts"]).elements.map { $0.value() }
        #expect(verdicts.count == rows.count)
        var found: Set<String> = []
        for (row, verdict) in zip(rows, verdicts) {
            found.formUnion(validator.violations(of: verdict, against: ["$ref": "#/components/schemas/Verdict"]))
            guard verdict.objectValue?["status"] != "invalid" else { continue }
            let rollout = try JSONDocument(parsing: Array(row.utf8)).root.value()
            found.formUnion(validator.violations(of: rollout, against: ["$ref": "#/components/schemas/Rollout"]))
        }
        #expect(found == [])
    }

    @Test(arguments: [
        (#"{"verifier":"ocr","response":"a","ground_truth":"a","nope":1}"#, 400),
        (#"{"verifier":"nope","response":"a","ground_truth":"a"}"#, 400),
        (#"{"response":"a","ground_truth":"a"}"#, 400), (#"{"verifier":"ocr","ground_truth":"a"}"#, 400),
        (#"{"verifier":"ocr","response":"a","answer":"a","ground_truth":"a"}"#, 400),
        (#"{"verifier":"ocr","response":"a"}"#, 400), (#"{"verifier":"ocr","response":3,"ground_truth":"a"}"#, 400),
        (#"{"verifier":"ocr","answer":"a","ground_truth":"a","options":{"nope":1}}"#, 400),
        (#"{"verifier":"ocr","answer":"a","ground_truth":"a","options":{"threshold":7}}"#, 400),
        (#"{"verifier":"ocr","answer":"a","ground_truth":"a","deadline_ms":0}"#, 400),
        (#"{"verifier":"ocr","answer":"a","ground_truth":"a","truncated":1}"#, 400),
        (#"{"verifier":"ocr","answer":"a","ground_truth":"a","iteration":1.5}"#, 400),
        (#"{"verifier":"ocr","answer":"a","ground_truth":"a","detail":"much"}"#, 400),
        (#"{"verifier":"ocr","answer":"a","ground_truth":"a","id":[]}"#, 400),
        (#"{"verifier":"ocr","answer":"a","ground_truth":"a","prompt":{}}"#, 400),
    ])
    func whatIsRefusedIsNotDescribed(_ body: String, _ status: Int) throws {
        let running = try RunningService()
        let reply = try RawClient.exchange(running.url, "POST", "/v1/score", body: Array(body.utf8))
        #expect(reply.status == status)
        #expect(try violations(reply, to: "post", "/v1/score") == [])
        let rollout = try JSONDocument(parsing: Array(body.utf8)).root.value()
        #expect(validator.violations(of: rollout, against: ["$ref": "#/components/schemas/Rollout"]) != [])
    }

    @Test(arguments: ["/v1/score", "/v1/score/batch", "/get_reward", "/v1/openrlhf/math", "/v1/slime", "/v1/slime/mcq"])
    func everyRefusalIsDocumented(_ path: String) throws {
        let pattern = path.replacing("/math", with: "/{verifier}").replacing("/mcq", with: "/{verifier}")
        var configuration = Configuration()
        configuration.limits.maxBodyBytes = 4096
        configuration.limits.maxRowBytes = 4096
        configuration.limits.maxRows = 2
        let running = try RunningService(configuration)
        let json = "Content-Type: application/json"
        let three = #"{"rollouts":[1,2,3],"query":["","",""],"prompts":["","",""],"response":3}"#
        for (fields, body) in [
            ([json], "{"), ([json], "[]"), ([json], "\u{1}"), ([json], three), (["Content-Type: text/html"], "{}"),
            ([json], String(repeating: " ", count: 5000)), ([json, "X-Assay-Config: 0123456789abcdef"], "{}"),
            ([json, "X-Request-Timeout-Ms: soon"], "{}"), ([json, "Expect: more"], "{}"),
            ([json, "Transfer-Encoding: gzip"], "{}"), ([json, "X: " + String(repeating: "x", count: 20_000)], "{}"),
            ([json, "Host: b"], "{}"), ([json, "Content-Length: 3"], "{}"), ([json, "Content-Encoding: lzma"], "{}"),
        ] {
            let reply = try RawClient.exchange(running.url, "POST", path, fields: fields, body: Array(body.utf8))
            #expect(try violations(reply, to: "post", pattern) == [], "\(path) \(fields) \(reply)")
        }
        let known = try parameters(pattern)
        #expect(known.isSuperset(of: ["X-Assay-Config", "X-Request-Timeout-Ms"]))
        #expect(known.contains("shape") == path.hasPrefix("/v1/slime"))
    }
}
