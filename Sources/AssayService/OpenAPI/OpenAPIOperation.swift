import AssayCore
import AssayHTTP
import AssayJSON
import AssayScoring

/// What one method of one path takes and answers.
struct OpenAPIOperation {
    private let endpoint: Endpoint
    private let pattern: String
    private let specifications: [VerifierSpecification]

    init(_ endpoint: Endpoint, pattern: String, _ specifications: [VerifierSpecification]) {
        self.endpoint = endpoint
        self.pattern = pattern
        self.specifications = specifications
    }

    /// The operation object.
    var json: JSONObject {
        var operation: JSONObject = [
            "operationId": .string(identifier), "summary": .string(summary), "tags": [.string(tag)],
        ]
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let content = requestContent {
            operation["requestBody"] = ["required": true, "content": .object(content)]
        }
        // An empty requirement: without rules of access in the configuration no one needs a token.
        operation["security"] = endpoint.isOpenToAll ? [] : [["bearer": []], ["basic": []], [:]]
        operation["responses"] = .object(responses)
        return operation
    }

    /// The path's letters, so that each is distinct.
    private var identifier: String {
        var words = pattern.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber) }).map(String.init)
        words.insert(endpoint.takesBody ? "post" : "get", at: 0)
        return words.joined(separator: "_")
    }

    private var summary: String {
        switch endpoint {
        case .score: "One rollout in, one verdict out"
        case .batch: "Many rollouts in, as many verdicts out, in order"
        case .stream: "A rollout a line in, a verdict a line out, in order of completion, while the request arrives"
        case .openrlhf: "OpenRLHF's remote reward model"
        case .slime: "slime's remote reward model"
        case .verifiers: "Every verifier: options and ground truth as JSON Schema, an example that earns 1"
        case .health: "Answers while the process lives"
        case .ready: "Whether new work is welcome"
        case .metrics: "Counters in the Prometheus text format"
        case .openapi: "This document"
        case .other: ""
        }
    }

    private var tag: String {
        switch endpoint {
        case .score, .batch, .stream: "native"
        case .openrlhf, .slime: "trainers"
        case .verifiers, .health, .ready, .metrics, .openapi, .other: "service"
        }
    }

    private var parameters: [JSONValue] {
        guard endpoint.takesBody else { return [] }
        let names = specifications.map(\.name)
        var parameters: [JSONValue] = []
        if pattern.utf8.last == UInt8(ascii: "}") {
            parameters.append(parameter("verifier", in: "path", Schema.oneOf(names), "The verifier of every row."))
        }
        switch endpoint {
        case .openrlhf, .slime:
            parameters.append(
                parameter("verifier", in: "query", Schema.oneOf(names), "The verifier where the path names none."))
        default:
            parameters.append(
                parameter("detail", in: "query", Schema.named("DetailLevel"), "How much detail verdicts carry."))
        }
        if endpoint == .slime {
            parameters.append(
                parameter("shape", in: "query", Schema.oneOf(["number", "dict"]), "A bare number, or an object."))
        }
        return parameters + [
            parameter(
                "X-Assay-Config", in: "header", ["type": "string", "pattern": "^[0-9a-f]{16}$"],
                "The config_hash to score under; 412 where another one is in force."),
            parameter(
                "X-Request-Timeout-Ms", in: "header",
                ["type": "integer", "minimum": 1, "maximum": .number(JSONNumber(Int.max))],
                "How long the caller waits; at most what the configuration gives."),
        ]
    }

    private func parameter(_ name: String, in place: String, _ schema: JSONValue, _ text: String) -> JSONValue {
        [
            "name": .string(name), "in": .string(place), "required": .bool(place == "path"), "schema": schema,
            "description": .string(text),
        ]
    }

    private var requestContent: JSONObject? {
        let example = specifications.first { $0.name == "counting" }.map(VerifierCatalog.exampleRollout)
        func json(_ schema: String, _ example: JSONValue?) -> JSONObject {
            var media: JSONObject = ["schema": Schema.named(schema)]
            if let example { media["example"] = example }
            return ["application/json": .object(media)]
        }
        switch endpoint {
        case .score: return json("Rollout", example)
        case .batch: return json("Batch", example.map { ["rollouts": [$0]] })
        case .openrlhf:
            return json(
                "OpenRLHFRequest",
                ["query": ["What is 6 x 7?\n\\boxed{42}"], "prompts": ["What is 6 x 7?\n"], "labels": ["42"]])
        case .slime:
            return json("SlimeRequest", ["prompt": "What is 6 x 7?", "response": "\\boxed{42}", "label": "42"])
        case .stream:
            var media = Self.lines("Rollout", "One rollout a line; blank lines are passed over.")
            if let example { media["example"] = .string(example.text + "\n") }
            return ["application/x-ndjson": .object(media)]
        case .verifiers, .health, .ready, .metrics, .openapi, .other: return nil
        }
    }

    /// JSON Lines: OpenAPI 3.1 has no schema for a line, so it stands beside.
    private static func lines(_ schema: String, _ description: String) -> JSONObject {
        ["schema": Schema.of("string", description), "x-line-schema": Schema.named(schema)]
    }

    private var responses: JSONObject {
        var responses: JSONObject = [
            "200": ["description": .string(success.description), "content": .object(success.content)]
        ]
        if endpoint == .ready {
            responses["503"] = [
                "description": "The daemon is stopping.", "content": ["text/plain": ["schema": ["type": "string"]]],
                "headers": ["Retry-After": ["$ref": "#/components/headers/RetryAfter"]],
            ]
        }
        for refusal in OpenAPIRefusal.all(of: endpoint) where responses[refusal.key] == nil {
            responses[refusal.key] = refusal.json(rowsToo: endpoint == .score)
        }
        return responses
    }

    private var success: (description: String, content: JSONObject) {
        func json(_ schema: JSONValue) -> JSONObject { ["application/json": ["schema": schema]] }
        let text: JSONObject = ["schema": ["type": "string"]]
        return switch endpoint {
        case .score: ("The verdict.", json(Schema.named("Verdict")))
        case .batch: ("A verdict for each rollout.", json(Schema.named("Verdicts")))
        case .stream:
            (
                "A verdict for each line; a last line without id says what ended the stream early.",
                ["application/x-ndjson": .object(Self.lines("StreamVerdict", "One verdict a line."))]
            )
        case .openrlhf: ("A reward for each query.", json(Schema.named("OpenRLHFReply")))
        case .slime: ("The reward.", json(Schema.named("SlimeReply")))
        case .verifiers: ("The catalog.", json(Schema.named("Catalog")))
        case .health, .ready: ("Yes.", ["text/plain; charset=utf-8": .object(text)])
        case .metrics: ("The counters.", ["text/plain; version=0.0.4; charset=utf-8": .object(text)])
        case .openapi: ("The document.", json(["type": "object"]))
        case .other: ("", [:])
        }
    }
}
