import AssayJSON

/// What the reference's list form takes and answers.
enum GLMVSchemas {
    static let all: JSONObject = [
        "GLMVRequest": [
            "type": "object", "required": ["answers", "gt_answers"],
            "properties": [
                "prompts": ["type": ["array", "string", "null"]],
                "answers": ["type": ["array", "string"], "description": "The model's texts."],
                "gt_answers": ["type": ["array", "string"], "description": "Bare, or in the full envelope."],
                "datasources": ["type": ["array", "string", "null"], "description": "One a row, or one for all."],
                "uuids": ["type": ["array", "string", "null"]],
                "return_extracted_answers": ["type": ["boolean", "null"]],
            ],
        ],
        "GLMVReply": Schema.object(
            [
                "rewards": Schema.list(
                    of: ["type": ["number", "null"], "minimum": 0, "maximum": 1], "A reward for each answer."),
                "extracted_answers": Schema.list(of: ["type": ["string", "null"]], "The answers as they were found."),
                "extracted_gt": Schema.list(of: [:], "The ground truths as they were read."),
                "status": Schema.list(
                    of: Schema.oneOf(["scored", "undecided", "invalid", "failed"]), "What became of each row."),
                "errors": Schema.list(of: ["type": ["object", "null"]], "What is wrong with each row."),
            ], required: ["rewards", "status", "errors"]),
    ]
}
