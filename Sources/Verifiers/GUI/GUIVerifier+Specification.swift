public import AssayCore
import AssayJSON

extension GUIVerifier {
    /// Name, options, ground truth and closed lists, as `/v1/verifiers` serves them.
    public static var specification: VerifierSpecification {
        VerifierSpecification(
            name: "gui", version: 3,
            summary: "One action of an agent: its type and every argument the ground truth states, in seven grammars",
            dataSources: ["AndroidWorld", "OSWorld", "WebVoyager", "gui"],
            dataSourceOptions: [
                "AndroidWorld": ["grammar": "glm_mobile"], "OSWorld": ["grammar": "glm_computer"],
                "WebVoyager": ["grammar": "glm_web"],
            ],
            options: GUIOptions.all, groundTruth: groundTruthSchema, rules: GUIRule.allCases.map(\.rawValue),
            limits: GUILimit.allCases.map(\.rawValue),
            example: VerifierSpecification.Example(
                prompt: "Tap Save.", answer: #"{"action_type": "click", "box_2d": [[503, 580, 718, 702]]}"#,
                groundTruth: ["action": "click", "box": [503, 580, 718, 702]]))
    }

    private static var groundTruthSchema: JSONObject {
        let numbers: JSONValue = ["type": "array", "items": ["type": "number"]]
        return [
            "description": .string(
                "One action, as text in the grammar or as a canonical object with what has to be right; coordinates "
                    + "in gt_coord_space. Under glm_reference text only. With sequence a list of them, or text with several."
            ),
            "anyOf": [
                ["type": "string", "minLength": 1],
                ["type": "array", "minItems": 1, "maxItems": .number(JSONNumber(SequenceReader.maxActions))],
                [
                    "type": "object", "required": ["action"], "additionalProperties": false,
                    "properties": [
                        "action": ["enum": .array(ActionKind.allCases.map { .string($0.rawValue) })],
                        "point": numbers, "box": numbers, "start": numbers, "end": numbers,
                        "text": ["type": "string"], "app": ["type": "string"],
                        "keys": ["type": ["string", "array"]],
                        "direction": ["enum": .array(ScrollDirection.allCases.map { .string($0.rawValue) })],
                        "amount": ["type": "number"], "status": ["type": "string"],
                        "element": ["type": ["integer", "string"]],
                    ],
                ],
            ],
        ]
    }
}
