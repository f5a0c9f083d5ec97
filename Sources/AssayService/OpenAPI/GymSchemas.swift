import AssayJSON

/// What NeMo Gym's resources server takes and answers.
enum GymSchemas {
    static let all: JSONObject = [
        "GymRow": [
            "type": "object",
            "properties": [
                "responses_create_params": ["type": "object", "description": "What the model was asked."],
                "response": ["description": "The model's answer, as OpenAI's Responses API writes it."],
                "verifier": ["description": "Which verifier scores the row; by default the configuration's."],
                "options": ["description": "Options of the verifier, where it is an object."],
                "verifier_metadata": ["description": "Where verifier, data_source, options may stand too."],
            ],
            "description": "A row of the dataset; its ground truth is in the field the configuration names.",
        ],
        "GymReply": reply,
        "GymSession": ["type": "object", "description": "A row of the dataset."],
        "GymRows": [
            "type": "object", "required": ["verify_responses"],
            "properties": [
                "verify_responses": Schema.list(of: ["type": "object"], "Rows as /verify answered them.")
            ],
        ],
        "GymMetrics": Schema.object([
            "group_level_metrics": Schema.list(of: statistics, "Of each task, in order of its index."),
            "agent_metrics": statistics, "key_metrics": statistics,
        ]),
    ]

    private static let statistics: JSONValue = [
        "type": "object", "additionalProperties": ["type": ["number", "null"]],
        "description": "STATISTIC/FIELD: mean, max, min, median, std.",
    ]

    private static var reply: JSONValue {
        var components = JSONObject()
        for name in VerdictSchemas.componentNames + ["format"] { components[name] = .object(TrainerSchemas.number) }
        var properties: JSONObject = [
            "reward": .object(TrainerSchemas.number),
            "reward_components": Schema.object(components, required: ["accuracy", "format"]),
        ]
        for member in components.members { properties[member.key] = member.value }
        for name in TrainerSchemas.flags { properties[name] = .object(TrainerSchemas.number) }
        properties["verify_ms"] = ["type": "number", "minimum": 0]
        properties["extracted_answer"] = Schema.optional("string", "The answer as it was found.")
        properties["verdict"] = [
            "type": "object", "required": ["status", "reason", "decided_by", "verifier_version", "config_hash"],
        ]
        properties["mask_sample"] = Schema.of("boolean", "Whether the reward measures nothing.")
        properties["failure_kind"] = Schema.optional("string", "assay:CODE where there is no score.")
        properties["failure_reason"] = Schema.optional("string", "What is wrong, for people.")
        let required = properties.keys.filter { name in
            !VerdictSchemas.componentNames.contains(name) || name == "accuracy"
        }
        properties["_ng_failure_class"] = Schema.oneOf(["judge_failed"], "Of a row that is to be verified again.")
        properties["_ng_failure_judge_error"] = Schema.of("string", "Of the same row.")
        return [
            "type": "object", "properties": .object(properties),
            "required": .array(required.map(JSONValue.string)),
            "description": "The row as it came, with these members.",
        ]
    }
}
