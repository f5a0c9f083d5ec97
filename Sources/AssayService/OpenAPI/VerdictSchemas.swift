import AssayCore
import AssayJSON
import AssayScoring

/// What the native endpoints answer.
enum VerdictSchemas {
    static func all(_ specifications: [VerifierSpecification]) -> JSONObject {
        [
            "Verdict": verdict(specifications, namesRow: false),
            "StreamVerdict": verdict(specifications, namesRow: true),
            "Verdicts": Schema.object([
                "verdicts": Schema.list(of: Schema.named("Verdict"), "One for each rollout, in order.")
            ]),
            "Error": error,
            "ErrorReply": Schema.object(["error": Schema.named("Error")]),
            "Components": components,
            "Extraction": extraction,
            "Timing": Schema.object([
                "queue": microseconds("From the whole request being read to the start of scoring."),
                "verify": microseconds("Scoring by rules."), "judge": microseconds("Waiting for a judge."),
            ]),
        ]
    }

    private static func verdict(_ specifications: [VerifierSpecification], namesRow: Bool) -> JSONValue {
        let names = specifications.map(\.name)
        var properties: JSONObject = [
            "id": ["type": ["string", "number", "null"], "description": "The rollout's own."]
        ]
        if namesRow { properties["row"] = Schema.of("integer", "The row's number, from 0.", ["minimum": 0]) }
        properties["score"] = ["type": ["number", "null"], "minimum": 0, "maximum": 1]
        properties["status"] = Schema.oneOf(["scored", "undecided", "invalid", "failed"])
        properties["reason"] = Schema.oneOf(Reason.allCases.map(\.rawValue), orNull: true)
        // A row that names no verifier there is gives its own text back.
        properties["verifier"] = Schema.optional("string", "The verifier that ran: \(names.joined(separator: ", ")).")
        properties["components"] = Schema.named("Components")
        properties["decided_by"] = Schema.optional(
            "string", "A rule, a judge, a gate or a limit by its name: the closed list in docs/scoring.md.",
            ["pattern": "^(rule|judge|gate|limit):.+$"])
        properties["verifier_version"] = Schema.optional(
            "string", "The verifier with its version.", ["pattern": "^[a-z_0-9]+@[0-9]+$"])
        properties["config_hash"] = Schema.of(
            "string", "The hash of the configuration in force.", ["pattern": "^[0-9a-f]{16}$"])
        properties["extraction"] = ["anyOf": [Schema.named("Extraction"), ["type": "null"]]]
        properties["detail"] = Schema.of("object", "What the domain and the format show; as much as was asked for.")
        properties["error"] = ["anyOf": [Schema.named("Error"), ["type": "null"]]]
        properties["timing_us"] = Schema.named("Timing")
        guard case .object(var schema) = Schema.object(properties) else { return .null }
        schema["oneOf"] = outcomes
        return .object(schema)
    }

    /// The outcomes, which never mix.
    private static let outcomes: JSONValue = [
        outcome("scored", score: "number", reason: judged, error: ["type": "null"]),
        outcome("undecided", score: nil, reason: ["const": "undecided"], error: ["type": "null"]),
        outcome("invalid", score: "null", reason: ["type": "null"], error: error { !$0.isOurs }),
        outcome("failed", score: "null", reason: ["type": "null"], error: error { $0.isOurs }),
    ]
    private static let judged = Schema.oneOf(Reason.allCases.filter { $0 != .undecided }.map(\.rawValue))

    private static func outcome(
        _ status: String, score: String?, reason: JSONValue, error: JSONValue
    ) -> JSONValue {
        var properties: JSONObject = ["status": ["const": .string(status)], "reason": reason, "error": error]
        if let score { properties["score"] = ["type": .string(score)] }
        return ["properties": .object(properties)]
    }

    private static func error(_ isIncluded: (ErrorCode) -> Bool) -> JSONValue {
        [
            "type": "object",
            "properties": ["code": Schema.oneOf(ErrorCode.allCases.filter(isIncluded).map(\.rawValue))],
        ]
    }

    private static let error: JSONValue = Schema.object(
        [
            "code": Schema.oneOf(ErrorCode.allCases.map(\.rawValue), "The closed list in docs/scoring.md."),
            "field": Schema.optional("string", "What the error is about, as a path."),
            "row": Schema.of("integer", "The row of a batch or stream, from 0.", ["minimum": 0]),
            "message": Schema.of("string", "One sentence for people."),
            "retryable": Schema.of("boolean", "Whether the same request may succeed soon."),
        ], required: ["code", "field", "message", "retryable"])

    /// The keys `components` may have; which it has depends on the configuration.
    static let componentNames =
        ["accuracy"] + FormatComponent.allCases.map(\.rawValue) + ShapingComponent.allCases.map(\.rawValue)

    private static var components: JSONValue {
        let value: JSONValue = ["type": ["number", "null"], "minimum": 0, "maximum": 1]
        var properties = JSONObject()
        for name in componentNames { properties[name] = value }
        guard case .object(var schema) = Schema.object(properties, required: ["accuracy"]) else { return .null }
        schema["description"] = "The keys depend on the configuration alone; null where there is no score."
        return .object(schema)
    }

    private static let extraction: JSONValue = Schema.object([
        "text": Schema.of("string", "The answer as the verifier saw it; with brief detail its first 256 code points."),
        "rule": Schema.of(
            "string", "How it was found.", ["pattern": "^(box|boxed|none|action|given|pattern:.+)$"]),
        "range": [
            "type": ["array", "null"], "items": ["type": "integer", "minimum": 0], "minItems": 2, "maxItems": 2,
            "description": "Where it stands in the response, in Unicode code points, the end not included.",
        ],
    ])

    private static func microseconds(_ description: String) -> JSONValue {
        Schema.of("integer", description, ["minimum": 0])
    }
}
