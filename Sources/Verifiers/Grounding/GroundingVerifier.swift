public import AssayCore
public import AssayJSON

/// Scores where a response says that something is: boxes, points, or a stretch of a video.
///
/// Predictions and ground truths are paired one to one, so that neither grids of boxes nor repeated ones earn anything;
/// what is no box counts as a prediction and matches nothing. Coordinates are read in the declared space only: nothing
/// is swapped, clipped, scaled or guessed. README.md has the spellings, options and formulas.
///
///     let verifier = try GroundingVerifier(options: OptionValues())
///     let truth = try verifier.readGroundTruth([[100, 100, 300, 300]])
///     var context = VerificationContext()
///     verifier.verify("[[110, 110, 310, 310]]", against: truth, in: &context)   // correct: IoU 0.82
///
public struct GroundingVerifier: Verifier {
    private let options: GroundingOptions

    /// Reads the options.
    ///
    /// - Throws: ``OptionError`` for a value an option does not take, and where pixels are to be compared with another
    ///   space without `image_size`.
    public init(options: OptionValues) throws(OptionError) { self.options = try GroundingOptions(options) }

    /// Reads boxes, points or stretches of time.
    ///
    /// - Parameter value: a list of boxes or of objects with `bbox_2d` and `label`, one box, a text in any spelling a
    ///   response may use; points too for the point metrics; `[[start, end]]` or text for `tiou`. `[]` and `""` are empty.
    /// - Throws: ``GroundTruthError`` naming the element that is no box within `gt_coord_space`.
    public func readGroundTruth(_ value: JSONValue) throws(GroundTruthError) -> GroundingTruth {
        try GroundTruthReader(options: options).read(value)
    }

    /// Scores an answer with the metric chosen; never undecided.
    ///
    /// - Complexity: O(bytes of the answer) plus the matching, charged to the context's budget.
    public func verify(
        _ answer: String, against groundTruth: GroundingTruth, in context: inout VerificationContext
    ) -> Finding {
        let detail = GroundingDetail(options: options, level: context.detailLevel)
        guard context.budget.spend(2 * answer.utf8.count) else { return outOfWork(detail, context) }
        if options.metric.subject == .intervals {
            return verifyIntervals(answer, groundTruth, detail, &context)
        }
        let isPoint = options.metric.subject == .points
        let maxShapes = isPoint ? options.maxPoints : options.maxBoxes
        let predictions = ReadPredictions(answer, options, limit: maxShapes)
        switch predictions.stop {
        case .tooDeep:
            return Finding.outOfLimits(
                GroundingLimit.depth.rawValue, detail: detail.make(limit: .depth, BoxParser.maxDepth))
        case .tooMany:
            return tooMany(maxShapes, detail)
        case nil: break
        }
        if predictions.count == 0 || groundTruth.boxes.isEmpty {
            let score = emptyScore(predictions: predictions.count, truths: groundTruth.boxes.count)
            return finding(score, detail.make(score, predictions, groundTruth))
        }
        let score =
            isPoint
            ? PointScorer(options: options).score(predictions, groundTruth, budget: &context.budget)
            : BoxScorer(options: options).score(predictions, groundTruth, budget: &context.budget)
        guard let score else { return outOfWork(detail, context) }
        return finding(score, detail.make(score, predictions, groundTruth))
    }

    private func verifyIntervals(
        _ answer: String, _ truth: GroundingTruth, _ detail: GroundingDetail, _ context: inout VerificationContext
    ) -> Finding {
        let scorer = IntervalScorer(options: options)
        let prediction = scorer.read(answer, wanted: truth.intervals.count)
        if prediction.count == 0 || truth.intervals.isEmpty {
            let score = emptyScore(predictions: prediction.count, truths: truth.intervals.count)
            return finding(score, detail.make(score, prediction, truth))
        }
        guard let score = scorer.score(prediction, truth, budget: &context.budget) else {
            return outOfWork(detail, context)
        }
        return finding(score, detail.make(score, prediction, truth))
    }

    /// Nothing where nothing was asked for is right; anything else with an empty side is wrong.
    private func emptyScore(predictions: Int, truths: Int) -> GroundingScore {
        GroundingScore(
            value: predictions == 0 && truths == 0 ? 1 : 0, rule: .empty,
            tally: Tally(predictions: predictions, truths: truths, matches: 0), matches: [])
    }

    private func finding(_ score: GroundingScore, _ detail: JSONObject) -> Finding {
        Finding.graded(score.value, by: score.rule.rawValue, detail: detail)
    }

    /// Several points where one was asked for are a hedge; more boxes or points than the limit are not matched at all.
    private func tooMany(_ allowed: Int, _ detail: GroundingDetail) -> Finding {
        switch options.metric {
        case .pointInBox:
            Finding.wrong(
                .ambiguousAnswer, by: GroundingRule.pointInBox.rawValue, detail: detail.make(limit: .maxPoints, allowed)
            )
        case .pointsF1:
            Finding.outOfLimits(GroundingLimit.maxPoints.rawValue, detail: detail.make(limit: .maxPoints, allowed))
        default:
            Finding.outOfLimits(GroundingLimit.maxBoxes.rawValue, detail: detail.make(limit: .maxBoxes, allowed))
        }
    }

    private func outOfWork(_ detail: GroundingDetail, _ context: VerificationContext) -> Finding {
        Finding.outOfLimits(
            GroundingLimit.work.rawValue, detail: detail.make(limit: .work, context.budget.limit))
    }
}
