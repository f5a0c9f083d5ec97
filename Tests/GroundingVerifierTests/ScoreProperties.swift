import AssayCore
import AssayJSON
import GroundingVerifier
import Testing

/// What must hold of scores whatever the crowd.
@Suite struct ScoreProperties {
    private func score(_ boxes: [CommonBox], _ truths: [CommonBox], _ metric: String) throws -> Double {
        let options: JSONObject = ["metric": .string(metric), "coord_space": "pixel", "gt_coord_space": "pixel"]
        let verifier = try GroundingVerifier(options: OptionValues(options))
        let truth = try verifier.readGroundTruth(.array(truths.map(json)))
        var context = VerificationContext(detailLevel: .none)
        let answer = "[" + boxes.map(text).joined(separator: ", ") + "]"
        guard case .decided(let accuracy, _, _) = verifier.verify(answer, against: truth, in: &context).decision else {
            Issue.record("undecided")
            return -1
        }
        return accuracy
    }

    private func numbers(_ box: CommonBox) -> [Int] { [box.left, box.top, box.right, box.bottom].map { Int($0) } }
    private func text(_ box: CommonBox) -> String { "\(numbers(box))" }
    private func json(_ box: CommonBox) -> JSONValue { .array(numbers(box).map { .number(JSONNumber($0)) }) }

    /// Crowds whose jitter never leaves the image.
    private func crowd(_ generator: inout CrowdGenerator) -> (predictions: [CommonBox], truths: [CommonBox]) {
        let (predictions, truths) = generator.crowd(upTo: 15)
        return (predictions.filter { $0.left >= 0 && $0.top >= 0 }, truths)
    }

    @Test(arguments: ["f1", "recall", "precision", "mean_iou", "iou", "giou"])
    func orderDoesNotMatter(_ metric: String) throws {
        for seed in UInt64(1)...300 {
            var generator = CrowdGenerator(seed: seed)
            let (predictions, truths) = crowd(&generator)
            let first = try score(predictions, truths, metric)
            let second = try score(generator.shuffled(predictions), generator.shuffled(truths), metric)
            #expect(abs(first - second) < 1e-9, "seed \(seed)")
            #expect(first >= 0 && first <= 1, "seed \(seed)")
        }
    }

    @Test func junkNeverPays() throws {
        for seed in UInt64(1)...500 {
            var generator = CrowdGenerator(seed: seed)
            let (predictions, truths) = crowd(&generator)
            guard !truths.isEmpty else { continue }
            let junk = CommonBox(left: 5000, top: 5000, right: 5100, bottom: 5100)
            for metric in ["f1", "precision", "mean_iou", "iou"] {
                let before = try score(predictions, truths, metric)
                #expect(try score(predictions + [junk], truths, metric) <= before, "seed \(seed), \(metric)")
            }
        }
    }

    @Test func perfectAnswersEarnOne() throws {
        for seed in UInt64(1)...200 {
            var generator = CrowdGenerator(seed: seed)
            let truths = crowd(&generator).truths
            for metric in ["f1", "recall", "precision", "mean_iou", "iou", "giou"] {
                #expect(abs(try score(truths, truths, metric) - 1) < 1e-12, "seed \(seed), \(metric)")
            }
        }
    }
}
