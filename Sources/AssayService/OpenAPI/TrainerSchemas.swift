import AssayJSON

/// What the trainers' doors take and answer.
enum TrainerSchemas {
    static let all: JSONObject = [
        "OpenRLHFRequest": [
            "type": "object", "required": ["query", "prompts"],
            "properties": [
                "query": Schema.list(
                    of: ["type": "string"], "Prompt and response, special tokens included; begins with its prompt."),
                "prompts": Schema.list(of: ["type": "string"], "As many as the query."),
                "labels": [
                    "type": ["array", "null"], "items": Schema.named("Label"), "description": "As many as the query.",
                ],
            ],
        ],
        "OpenRLHFReply": Schema.object([
            "rewards": numbers("A score for each query."), "scores": numbers("The same."), "extra_logs": logLists,
        ]),
        "SlimeRequest": [
            "type": "object",
            "properties": [
                "prompt": ["type": ["string", "array", "null"], "description": "A text or chat messages."],
                "response": Schema.of("string", "The model's text."), "label": Schema.named("Label"),
            ],
        ],
        "SlimeReply": [
            "anyOf": [.object(number), ["type": "null"], Schema.named("SlimeObject")]
        ],
        "SlimeObject": slimeObject,
        "Label": [
            "description":
                "The ground truth; or an object, or its text, with verifier, data_source, ground_truth, options."
        ],
    ]

    /// As ``AssayWire/DoorValues`` names them.
    private static let flags = ["undecided", "invalid", "failed"]

    private static func numbers(_ description: String) -> JSONValue {
        Schema.list(of: .object(["type": "number", "minimum": 0]), description)
    }

    private static var logLists: JSONValue {
        var properties = JSONObject()
        for name in VerdictSchemas.componentNames + ["format"] + flags + ["verify_ms"] {
            properties[name] = numbers("One for each query.")
        }
        return Schema.object(properties, required: ["accuracy", "format"] + flags + ["verify_ms"])
    }

    private static var slimeObject: JSONValue {
        var properties: JSONObject = [
            "score": ["type": ["number", "null"], "minimum": 0, "maximum": 1], "acc": .object(number),
        ]
        for name in VerdictSchemas.componentNames + ["format"] + flags { properties[name] = .object(number) }
        properties["verify_ms"] = ["type": "number", "minimum": 0]
        properties["reason"] = Schema.of("string", "Why, or the code of the error.")
        properties["pred"] = Schema.of("string", "The answer as it was found.")
        return Schema.object(
            properties,
            required: ["score", "acc", "accuracy", "format"] + flags + ["verify_ms", "reason", "pred"])
    }

    private static let number: JSONObject = ["type": "number", "minimum": 0, "maximum": 1]
}
