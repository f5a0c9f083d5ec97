import AssayCore
import AssayMatching

/// Scores points against the regions that should hold them.
struct PointScorer {
    let options: GroundingOptions

    /// - Returns: nil where the budget does not suffice.
    func score(_ predictions: ReadPredictions, _ truth: GroundingTruth, budget: inout WorkBudget) -> GroundingScore? {
        guard let graph = containment(predictions, truth, budget: &budget) else { return nil }
        return options.metric == .pointInBox
            ? everyPointInABox(graph, predictions, truth) : matched(graph, predictions, truth, budget: &budget)
    }

    /// 1 if every point lies in some box; `max_points` is 1 unless the caller allows more.
    private func everyPointInABox(
        _ graph: PairGraph, _ predictions: ReadPredictions, _ truth: GroundingTruth
    ) -> GroundingScore {
        var matches: [BoxMatch] = []
        for row in 0..<graph.rowCount {
            guard let edge = graph.edges(of: row).first else { continue }
            matches.append(
                BoxMatch(
                    prediction: predictions.positions[row], truth: Int(edge.truth),
                    overlap: edge.overlap))
        }
        let isInside = matches.count == predictions.count
        return GroundingScore(
            value: isInside ? 1 : 0, rule: .pointInBox,
            tally: Tally(predictions: predictions.count, truths: truth.boxes.count, matches: matches.count),
            matches: matches)
    }

    /// F1 of points and regions paired one to one.
    private func matched(
        _ graph: PairGraph, _ predictions: ReadPredictions, _ truth: GroundingTruth, budget: inout WorkBudget
    ) -> GroundingScore? {
        let matches: [BoxMatch]
        switch options.matching {
        case .maxCardinality, .hungarianIoU:
            guard let largest = BoxMatching.largest(graph, budget: &budget) else { return nil }
            matches = largest
        case .greedy:
            guard budget.spend(64 * graph.edges.count) else { return nil }
            matches = BoxMatching.greedy(graph)
        case .order:
            matches = (0..<graph.rowCount).compactMap { row in
                let place = predictions.positions[row]
                let isHit = graph.edges(of: row).contains { Int($0.truth) == place }
                return isHit ? BoxMatch(prediction: row, truth: place, overlap: 1) : nil
            }
        }
        let tally = Tally(predictions: predictions.count, truths: truth.boxes.count, matches: matches.count)
        return GroundingScore(
            value: tally.f1, rule: .pointMatch, tally: tally,
            matches: matches.map { match in
                BoxMatch(
                    prediction: predictions.positions[match.prediction], truth: match.truth, overlap: match.overlap)
            })
    }

    /// Which point lies in which region; every edge weighs 1.
    private func containment(
        _ predictions: ReadPredictions, _ truth: GroundingTruth, budget: inout WorkBudget
    ) -> PairGraph? {
        let labels =
            options.matchesLabels ? LabelIndex(predictions: predictions.labels, truths: truth.labels) : nil
        var graph = PairGraphBuilder(rowCount: predictions.points.count, truthCount: truth.boxes.count)
        for (row, point) in predictions.points.enumerated() {
            guard budget.spend(4 * truth.boxes.count), !graph.isFull else { return nil }
            for (index, box) in truth.boxes.enumerated()
            where point.isInside(box, edges: options.edges) && labels?.allows(row, index) ?? true {
                if !truth.polygons.isEmpty, let polygon = truth.polygons[index] {
                    guard budget.spend(8 * polygon.corners.count) else { return nil }
                    // The box around a polygon holds its sides, whose points `edges` decides.
                    guard polygon.contains(point, edges: options.edges) else { continue }
                }
                graph.append(truth: index, overlap: 1)
            }
            graph.endRow()
        }
        return graph.finish()
    }
}
