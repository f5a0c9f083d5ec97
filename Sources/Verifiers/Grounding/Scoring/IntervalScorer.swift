import AssayCore
import AssayMatching

/// Scores stretches of time: the first two times of the answer for each stretch of the ground truth.
struct IntervalScorer {
    let options: GroundingOptions

    /// The predicted stretches, those that are none with the reason.
    struct Prediction {
        let intervals: [TimeInterval]
        let positions: [Int]
        let invalid: [ReadPredictions.Invalid]
        var count: Int { intervals.count + invalid.count }
    }

    func read(_ answer: String, wanted: Int) -> Prediction {
        let times = TimeParser.parse(answer, unit: options.unit, limit: 2 * max(wanted, 1))
        var intervals: [TimeInterval] = []
        var positions: [Int] = []
        var invalid: [ReadPredictions.Invalid] = []
        for (index, start) in stride(from: 0, to: times.count, by: 2).enumerated() {
            do throws(ShapeProblem) {
                // A start without an end.
                guard start + 1 < times.count else { throw .wrongCount }
                intervals.append(
                    try TimeInterval(start: times[start], end: times[start + 1], allowsZeroLength: false))
                positions.append(index)
            } catch {
                invalid.append(ReadPredictions.Invalid(index: index, problem: error))
            }
        }
        return Prediction(intervals: intervals, positions: positions, invalid: invalid)
    }

    /// - Returns: nil where the budget does not suffice.
    func score(_ prediction: Prediction, _ truth: GroundingTruth, budget: inout WorkBudget) -> GroundingScore? {
        var graph = PairGraphBuilder(rowCount: prediction.intervals.count, truthCount: truth.intervals.count)
        for interval in prediction.intervals {
            guard budget.spend(4 * truth.intervals.count) else { return nil }
            for (index, other) in truth.intervals.enumerated() {
                let overlap = interval.intersectionOverUnion(with: other)
                if overlap > 0 { graph.append(truth: index, overlap: overlap) }
            }
            graph.endRow()
        }
        guard let matches = BoxMatching.heaviest(graph.finish(), budget: &budget) else { return nil }
        let tally = Tally(predictions: prediction.count, truths: truth.intervals.count, matches: matches.count)
        return GroundingScore(
            value: matches.reduce(0) { $0 + $1.overlap } / Double(max(tally.larger, 1)), rule: .timeOverlap,
            tally: tally,
            matches: matches.map { match in
                BoxMatch(
                    prediction: prediction.positions[match.prediction], truth: match.truth, overlap: match.overlap)
            })
    }
}
