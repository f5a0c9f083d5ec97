import AssayCore
import AssayJSON
import GroundingVerifier
import Testing

/// What callers get wrong, and what they are told.
@Suite struct GroundTruthTests {
    private func problem(_ truth: JSONValue, _ options: JSONObject = [:]) throws -> String {
        let verifier = try GroundingVerifier(options: OptionValues(options))
        do throws(GroundTruthError) {
            _ = try verifier.readGroundTruth(truth)
            return "none"
        } catch {
            return error.problem
        }
    }

    @Test func messagesNameTheElement() throws {
        #expect(
            try problem([[10, 10, 20, 20], [192, 216, 1920, 1080]])
                == "element [1] lies outside 0…1000, 0…1000 of gt_coord_space norm1000")
        #expect(try problem([[1, 2, 3, 4, 5]]) == "element [0] has 5 numbers; a box has 4 and a point 2")
        #expect(try problem([["bbox_2d": [1, 2, "3", 4]]]) == "element [0].bbox_2d[2] must be a number, not a string")
        #expect(
            try problem([[300, 300, 100, 100]]) == "element [0] ends before it starts, read as gt_box_format xyxy")
        #expect(try problem("no cup") == "it is a text that holds no box")
        #expect(try problem(.null) == "it must be a box, a list of boxes or a text, not null")
        #expect(try problem([[1, 2]]) == "element [0] has 2 numbers; a box has 4")
        #expect(try problem([[1, 2]], ["metric": "points_f1"]) == "none")
    }

    @Test func nestingIsBounded() throws {
        var truth: JSONValue = [1, 2, 3, 4]
        for _ in 0..<40 { truth = .array([truth]) }
        #expect(try problem(truth) == "is nested deeper than 16")
    }

    @Test func countIsBounded() throws {
        let many = JSONValue.array([JSONValue](repeating: [1, 2, 3, 4], count: 10_001))
        #expect(try problem(many) == "holds more than 10000 boxes")
    }

    @Test(
        arguments: [
            (["coord_space": "pixel"], "image_size"), (["image_size": [640]], "image_size"),
            (["image_size": [640, 1.5]], "image_size"), (["iou_threshold": 1.5], "iou_threshold"),
            (["cmp": "<"], "cmp"), (["matching": "best"], "matching"), (["max_points": 0], "max_points"),
            (["max_boxes": 20_000], "max_boxes"), (["unit": "frames"], "unit"), (["edges": true], "edges"),
        ] as [(JSONObject, String)])
    func optionErrorsNameTheOption(_ options: JSONObject, _ name: String) {
        do throws(OptionError) {
            _ = try GroundingVerifier(options: OptionValues(options))
            Issue.record("accepted")
        } catch {
            #expect(error.option == name)
        }
    }

    @Test func spacesDoNotMatterForTimes() throws {
        #expect(try problem([[1, 2]], ["metric": "tiou", "coord_space": "pixel"]) == "none")
    }

    @Test func specificationListsEveryOption() throws {
        let names = Set(GroundingVerifier.specification.options.map(\.name))
        let expected: Set = [
            "metric", "iou_threshold", "cmp", "matching", "coord_space", "gt_coord_space", "box_format",
            "gt_box_format", "image_size", "label_match", "edges", "max_boxes", "max_points", "unit", "rotated",
            "angle_unit",
        ]
        #expect(names == expected)
        let example = GroundingVerifier.specification.example
        let verifier = try GroundingVerifier(options: OptionValues(example.options))
        var context = VerificationContext()
        let truth = try verifier.readGroundTruth(example.groundTruth)
        let finding = verifier.verify(example.answer, against: truth, in: &context)
        #expect(finding.decision == .decided(accuracy: 1, .correct, by: .rule("box_match")))
    }
}
