import AssayCore
import AssayJSON

/// Builds `detail`: counts and the metric in brief; pairs, leftovers, reasons and boxes in full.
struct GroundingDetail {
    let options: GroundingOptions
    let level: DetailLevel

    func make(_ score: GroundingScore, _ predictions: ReadPredictions, _ truth: GroundingTruth) -> JSONObject {
        guard level != .none else { return [:] }
        var detail = counts(score, invalid: predictions.invalid.count)
        if level == .full {
            addPairs(score, predictions.invalid, to: &detail)
            let side = options.frames.truths
            // Both in the space of the ground truth; invalid predictions have no place there.
            detail["coord_space"] = .string(side.space.rawValue)
            detail["predictions"] = .array(
                options.metric.subject == .points
                    ? predictions.points.map { Self.json(side.declared($0)) }
                    : options.allowsTurned
                        ? predictions.quads.map { json($0.corners, side) }
                        : predictions.boxes.map { Self.json(side.declared($0)) })
            detail["ground_truths"] = .array(
                truth.boxes.indices.map { index in
                    if options.allowsTurned { return json(truth.quads[index].corners, side) }
                    if !truth.polygons.isEmpty, let polygon = truth.polygons[index] {
                        return json(polygon.corners, side)
                    }
                    return Self.json(side.declared(truth.boxes[index]))
                })
        }
        let warnings = predictions.warnings.texts(options.frames.predictions)
        if !warnings.isEmpty { detail["warnings"] = .array(warnings.map(JSONValue.string)) }
        return detail
    }

    func make(
        _ score: GroundingScore, _ prediction: IntervalScorer.Prediction, _ truth: GroundingTruth
    ) -> JSONObject {
        guard level != .none else { return [:] }
        var detail = counts(score, invalid: prediction.invalid.count)
        if level == .full {
            addPairs(score, prediction.invalid, to: &detail)
            detail["unit"] = .string(TimeUnit.seconds.rawValue)
            detail["predictions"] = .array(prediction.intervals.map { Self.numbers([$0.start, $0.end]) })
            detail["ground_truths"] = .array(truth.intervals.map { Self.numbers([$0.start, $0.end]) })
        }
        return detail
    }

    /// What there is to say of an answer beyond the limits.
    func make(limit: GroundingLimit, _ value: Int) -> JSONObject {
        guard level != .none else { return [:] }
        return [
            "metric": .string(options.metric.rawValue), "limit": .string(limit.rawValue),
            "allowed": .number(JSONNumber(value)),
        ]
    }

    private func counts(_ score: GroundingScore, invalid: Int) -> JSONObject {
        let tally = score.tally
        var pairs: [(String, JSONValue)] = [
            ("metric", .string(options.metric.rawValue)), ("value", Self.number(score.value)),
            ("tp", .number(JSONNumber(tally.truePositives))), ("fp", .number(JSONNumber(tally.falsePositives))),
            ("fn", .number(JSONNumber(tally.falseNegatives))), ("invalid_count", .number(JSONNumber(invalid))),
        ]
        if level == .full {
            pairs += [
                ("precision", Self.number(tally.precision)), ("recall", Self.number(tally.recall)),
                ("f1", Self.number(tally.f1)),
            ]
        }
        return JSONObject(pairs)
    }

    private func addPairs(_ score: GroundingScore, _ invalid: [ReadPredictions.Invalid], to detail: inout JSONObject) {
        let tally = score.tally
        var isPredictionMatched = [Bool](repeating: false, count: tally.predictions)
        var isTruthMatched = [Bool](repeating: false, count: tally.truths)
        for match in score.matches {
            isPredictionMatched[match.prediction] = true
            isTruthMatched[match.truth] = true
        }
        detail["matched"] = .array(
            score.matches.map { match in
                .array([
                    .number(JSONNumber(match.prediction)), .number(JSONNumber(match.truth)),
                    Self.number(match.overlap),
                ])
            })
        detail["unmatched_predictions"] = Self.indices(isPredictionMatched)
        detail["unmatched_ground_truths"] = Self.indices(isTruthMatched)
        detail["invalid"] = .array(
            invalid.map { invalid in
                ["index": .number(JSONNumber(invalid.index)), "reason": .string(invalid.problem.rawValue)]
            })
    }

    private static func indices(_ isMatched: [Bool]) -> JSONValue {
        .array(isMatched.indices.filter { !isMatched[$0] }.map { .number(JSONNumber($0)) })
    }

    private static func json(_ box: DeclaredBox) -> JSONValue {
        numbers([box.left, box.top, box.right, box.bottom])
    }

    /// Corners as x, y, x, y …
    private func json(_ corners: [CommonPoint], _ side: SideFrame) -> JSONValue {
        Self.numbers(corners.lazy.map { side.declared($0) }.flatMap { [$0.x, $0.y] })
    }

    private static func json(_ point: DeclaredPoint) -> JSONValue { numbers([point.x, point.y]) }

    private static func numbers(_ values: [Double]) -> JSONValue { .array(values.map(number)) }

    private static func number(_ value: Double) -> JSONValue { JSONNumber(value).map(JSONValue.number) ?? .null }
}
