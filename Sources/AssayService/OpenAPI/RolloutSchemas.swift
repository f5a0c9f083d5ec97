import AssayCore
import AssayJSON
import AssayScoring

/// What is posted to the native endpoints.
enum RolloutSchemas {
    static func all(_ specifications: [VerifierSpecification]) -> JSONObject {
        let names = specifications.map(\.name)
        var schemas: JSONObject = [
            "Rollout": rollout(specifications),
            "Batch": [
                "type": "object", "required": ["rollouts"], "additionalProperties": false,
                "properties": [
                    "rollouts": Schema.list(
                        of: row(specifications),
                        "At most limits.max_rows. A row that is none is invalid alone, as long as the brackets of the"
                            + " batch balance."),
                    "defaults": Schema.named("Defaults"), "detail": Schema.named("DetailLevel"),
                ],
            ],
            "Defaults": [
                "type": "object", "additionalProperties": false,
                "properties": .object(fields(names, without: ["id", "response", "answer"])),
                "description": "Fields every row takes over unless it has its own; options are merged one by one.",
            ],
            "DetailLevel": Schema.oneOf(
                DetailLevel.allCases.map(\.rawValue), "How much detail a verdict carries."),
        ]
        for specification in specifications {
            schemas["\(specification.name)_options"] = options(specification)
            schemas["\(specification.name)_ground_truth"] = groundTruth(specification)
        }
        return schemas
    }

    /// One rollout on its own: its verifier decides about options and ground truth.
    private static func rollout(_ specifications: [VerifierSpecification]) -> JSONValue {
        var schema = shape(fields(specifications.map(\.name)))
        var kinds: [JSONValue] = specifications.map { specification in
            let name = specification.name
            return [
                "required": specification.needsGroundTruth ? ["verifier", "ground_truth"] : ["verifier"],
                "properties": [
                    "verifier": ["const": .string(name)], "options": Schema.named("\(name)_options"),
                    "ground_truth": Schema.named("\(name)_ground_truth"),
                ],
            ]
        }
        kinds.append([
            "required": ["data_source"],
            "properties": ["verifier": ["type": "null"], "data_source": ["type": "string"]],
        ])
        schema["allOf"] = [["anyOf": .array(kinds)]]
        return .object(schema)
    }

    /// One rollout of a batch: the rest may stand in `defaults`.
    private static func row(_ specifications: [VerifierSpecification]) -> JSONValue {
        .object(shape(fields(specifications.map(\.name))))
    }

    private static func shape(_ properties: JSONObject) -> JSONObject {
        [
            "type": "object", "properties": .object(properties), "additionalProperties": false,
            "oneOf": [["required": ["response"]], ["required": ["answer"]]],
        ]
    }

    private static func fields(_ verifiers: [String], without: Set<String> = []) -> JSONObject {
        var fields = JSONObject()
        for field in allFields(verifiers).members where !without.contains(field.key) {
            fields[field.key] = field.value
        }
        return fields
    }

    private static func allFields(_ verifiers: [String]) -> JSONObject {
        var fields: JSONObject = [
            "id": ["type": ["string", "number", "null"], "description": "Given back with the verdict."],
            "verifier": Schema.oneOf(verifiers, "The verifier; without it the data source decides.", orNull: true),
            "data_source": Schema.optional("string", "Looked up in the routing table of the configuration."),
            "prompt": [
                "type": ["string", "array", "null"],
                "description": "What the model was asked: a text or chat messages.",
            ],
            "response": Schema.of("string", "The whole text of the model, at most limits.max_response_bytes."),
            "answer": Schema.of("string", "An answer that was extracted already; stands in the response's place."),
            "ground_truth": ["description": "What would have been right, as the verifier documents it."],
            "options": Schema.optional("object", "Laid over the verifier's configuration."),
            "metadata": ["description": "Kept with the record, never interpreted."],
        ]
        fields["deadline_ms"] = Schema.optional(
            "integer", "How long this rollout may wait.", ["minimum": 1, "maximum": 86_400_000])
        fields["group"] = Schema.optional("string", "Kept with the record.")
        fields["iteration"] = Schema.optional(
            "integer", "Kept with the record.",
            ["minimum": .number(JSONNumber(Int.min)), "maximum": .number(JSONNumber(Int.max))])
        fields["truncated"] = Schema.optional("boolean", "Kept with the record; never changes the score.")
        fields["response_tokens"] = Schema.optional(
            "integer", "How many tokens the response had, for length shaping.",
            ["minimum": 0, "maximum": 1_000_000_000])
        fields["detail"] = Schema.named("DetailLevel")
        for name in ["expected", "why", "tags", "debatable", "judge_replies"] {
            fields[name] = ["description": "What fixture files carry; passed over."]
        }
        return fields
    }

    private static func options(_ specification: VerifierSpecification) -> JSONValue {
        var properties = JSONObject()
        for option in specification.options + CommonOptions.specifications {
            var schema = option.schema
            if let value = option.defaultValue { schema["default"] = value }
            schema["description"] = .string(option.summary)
            properties[option.name] = .object(schema)
        }
        return [
            "type": ["object", "null"], "properties": .object(properties), "additionalProperties": false,
            "description": .string("The options of \(specification.name)."),
        ]
    }

    /// What the verifier declares, or the same in the form of a response.
    private static func groundTruth(_ specification: VerifierSpecification) -> JSONValue {
        [
            "anyOf": [
                .object(specification.groundTruth),
                Schema.of(
                    "string", "A whole response, whose answer is the ground truth.",
                    ["pattern": "^\\s*<think>[\\s\\S]*</answer>\\s*$"]),
            ]
        ]
    }
}
