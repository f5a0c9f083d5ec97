import AssayCore
import AssayJSON
import GroundingVerifier
import Testing

@Suite struct DetailTests {
    private func finding(
        _ answer: String, _ truth: JSONValue, _ options: JSONObject = [:], _ level: DetailLevel = .full
    ) throws -> Finding {
        let verifier = try GroundingVerifier(options: OptionValues(options))
        var context = VerificationContext(detailLevel: level)
        return verifier.verify(answer, against: try verifier.readGroundTruth(truth), in: &context)
    }

    @Test func fullShowsPairsLeftOversAndReasons() throws {
        let detail = try finding(
            "[[300,300,100,100], [500,500,700,800], [100,100,300,200], [1,1,2]]",
            [[100, 100, 300, 300], [500, 500, 700, 800], [0, 0, 50, 50]]
        ).detail
        #expect(detail["matched"] == [[1, 1, 1], [2, 0, 0.5]])
        #expect(detail["unmatched_predictions"] == [0, 3])
        #expect(detail["unmatched_ground_truths"] == [2])
        #expect(
            detail["invalid"] == [
                ["index": 0, "reason": "reversed"], ["index": 3, "reason": "wrong_number_of_numbers"],
            ])
        #expect(detail["tp"] == 2 && detail["fp"] == 2 && detail["fn"] == 1)
        #expect(detail["precision"] == 0.5)
        #expect(detail["predictions"] == [[500, 500, 700, 800], [100, 100, 300, 200]])
    }

    @Test func boxesAreShownInTheSpaceOfTheGroundTruth() throws {
        let options: JSONObject = ["gt_coord_space": "pixel", "image_size": [1920, 1080]]
        let detail = try finding("[[100,200,300,400]]", [[192, 216, 576, 432]], options).detail
        #expect(detail["coord_space"] == "pixel")
        #expect(detail["predictions"] == [[192, 216, 576, 432]])
        #expect(detail["ground_truths"] == [[192, 216, 576, 432]])
    }

    @Test func briefIsCountsAlone() throws {
        let detail = try finding("[[100,100,300,300]]", [[100, 100, 300, 300]], [:], .brief).detail
        #expect(detail.keys == ["metric", "value", "tp", "fp", "fn", "invalid_count"])
        #expect(try finding("[]", [], [:], .none).detail.isEmpty)
    }

    @Test func giouShowsItsRawValue() throws {
        let finding = try finding("[[400,400,600,600]]", [[100, 100, 300, 300]], ["metric": "giou"])
        #expect(finding.decision == .decided(accuracy: 0, .incorrect, by: .rule("overlap")))
        // Hull 500², union 2 · 200²: −170000 / 250000.
        #expect(abs((finding.detail["value"]?.numberValue?.double ?? 0) + 0.68) < 1e-12)
    }

    @Test(
        arguments: [
            ("[[192,216,1576,432]]", [:], "numbers up to 1576 lie outside coord_space norm1000"),
            ("[[0.1,0.2,0.3,0.4]]", [:], "no number is above 1, which looks like norm1, not coord_space norm1000"),
            ("[[100,200,300,400]]", ["coord_space": "norm1"], "numbers up to 400 lie outside coord_space norm1"),
        ] as [(String, JSONObject, String)])
    func numbersThatContradictTheirSpaceWarn(_ answer: String, _ options: JSONObject, _ warning: String) throws {
        let detail = try finding(answer, [[100, 100, 300, 300]], options).detail
        #expect(detail["warnings"] == [.string(warning)])
    }

    @Test func numbersInTheirSpaceDoNotWarn() throws {
        #expect(try finding("[[100,200,300,400]]", [[100, 100, 300, 300]]).detail["warnings"] == nil)
    }

    @Test func limitsShowWhatIsAllowed() throws {
        let finding = try finding("[1,1,2,2],[3,3,4,4]", [[1, 1, 2, 2]], ["max_boxes": 1])
        #expect(finding.decision == .decided(accuracy: 0, .outOfLimits, by: .limit("max_boxes")))
        #expect(finding.detail["allowed"] == 1)
    }

    @Test func timesAreShownInSeconds() throws {
        let detail = try finding("1 min - 2 min", [[1, 3]], ["metric": "tiou", "unit": "minutes"]).detail
        #expect(detail["predictions"] == [[60, 120]])
        #expect(detail["ground_truths"] == [[60, 180]])
        #expect(detail["matched"] == [[0, 0, 0.5]])
    }
}
