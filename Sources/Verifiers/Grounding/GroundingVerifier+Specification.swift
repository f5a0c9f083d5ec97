public import AssayCore
import AssayJSON

extension GroundingVerifier {
    /// Name, options, ground truth and closed lists, as `/v1/verifiers` serves them.
    public static var specification: VerifierSpecification {
        VerifierSpecification(
            name: "grounding", version: 2,
            summary: "Boxes matched at an IoU threshold, points in boxes, stretches of a video by temporal IoU",
            dataSources: ["grounding", "video_grounding", "points"], options: GroundingOptions.all,
            groundTruth: groundTruthSchema, rules: GroundingRule.allCases.map(\.rawValue),
            limits: GroundingLimit.allCases.map(\.rawValue),
            example: VerifierSpecification.Example(
                prompt: "Locate the red cup and give its bounding box.", answer: "[[100, 100, 300, 300]]",
                groundTruth: [[100, 100, 300, 300]]))
    }

    private static var groundTruthSchema: JSONObject {
        let box: JSONObject = [
            "type": "array", "items": ["type": "number"], "minItems": 2, "maxItems": 8,
        ]
        return [
            "description": .string(
                "Boxes in gt_coord_space and gt_box_format: a list of [left, top, right, bottom], a list of objects "
                    + "with bbox_2d and label, one box, or a text in any spelling a response may use; for the point "
                    + "metrics points [x, y] and {polygon: [[x, y], …]} as well; with rotated turned boxes; for tiou "
                    + "[[start, end]] or times as text. [] and \"\" are empty."
            ),
            "anyOf": [
                ["type": "string"], .object(box),
                ["type": "array", "items": ["type": ["array", "object", "string"]]], ["type": "object"],
            ],
        ]
    }
}
