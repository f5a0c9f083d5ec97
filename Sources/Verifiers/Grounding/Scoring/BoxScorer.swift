import AssayCore

/// Scores boxes against boxes.
struct BoxScorer {
    let options: GroundingOptions

    /// - Returns: nil where the budget does not suffice.
    func score(_ predictions: ReadPredictions, _ truth: GroundingTruth, budget: inout WorkBudget) -> GroundingScore? {
        let boxes = predictions.boxes
        let labels =
            options.matchesLabels ? LabelIndex(predictions: predictions.labels, truths: truth.labels) : nil
        let matches: [BoxMatch]? =
            switch options.metric {
            case .iou where options.allowsTurned:
                BoxMatching.bestAssignment(predictions.quads, truth.quads, labels, budget: &budget)
            case _ where options.allowsTurned:
                BoxMatching.match(
                    predictions.quads, with: truth.quads, labels: labels, by: options.matching,
                    where: options.criterion, positions: predictions.positions, budget: &budget)
            case .iou: BoxMatching.bestAssignment(boxes, truth.boxes, labels, budget: &budget)
            case .giou: BoxMatching.bestGeneralizedAssignment(boxes, truth.boxes, labels, budget: &budget)
            default:
                BoxMatching.match(
                    boxes, with: truth.boxes, labels: labels, by: options.matching, where: options.criterion,
                    positions: predictions.positions, budget: &budget)
            }
        guard let matches else { return nil }
        let tally = Tally(predictions: predictions.count, truths: truth.boxes.count, matches: matches.count)
        let total = matches.reduce(0) { $0 + $1.overlap }
        let value: Double =
            switch options.metric {
            case .recall: tally.recall
            case .precision: tally.precision
            case .meanIoU, .iou, .giou: total / Double(max(tally.larger, 1))
            default: tally.f1
            }
        let isRaw = options.metric == .iou || options.metric == .giou
        return GroundingScore(
            value: value, rule: isRaw ? .overlap : .boxMatch, tally: tally,
            matches: matches.map { match in
                BoxMatch(
                    prediction: predictions.positions[match.prediction], truth: match.truth, overlap: match.overlap)
            })
    }
}
