public import AssayCore

/// Pairs predicted boxes with ground truths, one to one.
///
///     var budget = WorkBudget()
///     BoxMatching.match(predictions, with: truths, by: .maxCardinality, where: OverlapCriterion(.atLeast, 0.5),
///         budget: &budget)
///
public enum BoxMatching {
    /// The pairs that match, by ascending prediction.
    ///
    /// - Parameters:
    ///   - predictions: boxes with an area, in the same units as the truths.
    ///   - truths: boxes; one without an area matches nothing.
    ///   - criterion: the overlap a pair needs to count.
    ///   - budget: what the work is charged to.
    /// - Returns: nil where the budget does not suffice.
    /// - Complexity: O(pairs / 64 + intersecting pairs) for a crowd whose best partners are distinct; the tangled rest as
    ///   ``MatchingPolicy`` needs.
    public static func match(
        _ predictions: [CommonBox], with truths: [CommonBox], by policy: MatchingPolicy,
        where criterion: OverlapCriterion, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        match(
            predictions, with: truths, labels: nil, by: policy, where: criterion, positions: nil, budget: &budget)
    }

    /// As the public one; `positions` tells where each prediction stood among all, which ``MatchingPolicy/order`` needs.
    static func match(
        _ predictions: [CommonBox], with truths: [CommonBox], labels: LabelIndex?, by policy: MatchingPolicy,
        where criterion: OverlapCriterion, positions: [Int]?, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        switch policy {
        case .order:
            return inOrder(predictions, truths, labels, criterion, positions)
        case .maxCardinality:
            let graph = intersecting(predictions, truths, labels, budget: &budget) { criterion.accepts($0) }
            guard let graph else { return nil }
            return solved(graph, prefersMore: true, lift: 0, budget: &budget)
        case .hungarianIoU:
            guard let all = bestAssignment(predictions, truths, labels, budget: &budget) else { return nil }
            return all.filter { criterion.accepts($0.overlap) }
        case .greedy:
            let graph = intersecting(predictions, truths, labels, budget: &budget) { criterion.accepts($0) }
            guard let graph, budget.spend(64 * graph.edgeCount) else { return nil }
            return greedy(graph)
        }
    }

    /// The assignment of the largest total IoU. Pairs that do not intersect add nothing and are left out.
    static func bestAssignment(
        _ predictions: [CommonBox], _ truths: [CommonBox], _ labels: LabelIndex?, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        guard let graph = intersecting(predictions, truths, labels, budget: &budget, where: { $0 > 0 }) else {
            return nil
        }
        return heaviest(graph, budget: &budget)
    }

    /// The assignment of the largest total generalised IoU among those that leave nothing unpaired on the smaller side.
    /// A pair whose labels differ has −1.
    static func bestGeneralizedAssignment(
        _ predictions: [CommonBox], _ truths: [CommonBox], _ labels: LabelIndex?, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        let pairs = predictions.count * truths.count
        guard pairs <= PairGraph.maxEdges, budget.spend(16 * pairs) else { return nil }
        var graph = PairGraph(truthCount: truths.count, rowCapacity: predictions.count)
        for (row, box) in predictions.enumerated() {
            for (index, truth) in truths.enumerated() {
                let isAllowed = labels?.allows(row, index) ?? true
                graph.append(truth: index, overlap: isAllowed ? box.generalizedIntersectionOverUnion(with: truth) : -1)
            }
            graph.endRow()
        }
        return solved(graph, prefersMore: true, lift: 1, budget: &budget)
    }

    /// The matching with the most pairs in a graph whose edges all weigh the same.
    static func largest(_ graph: PairGraph, budget: inout WorkBudget) -> [BoxMatch]? {
        solved(graph, prefersMore: true, lift: 0, budget: &budget)
    }

    /// The matching of the largest total overlap.
    static func heaviest(_ graph: PairGraph, budget: inout WorkBudget) -> [BoxMatch]? {
        solved(graph, prefersMore: false, lift: 0, budget: &budget)
    }

    /// Edges taken by falling overlap, ties by prediction, then by truth.
    static func greedy(_ graph: PairGraph) -> [BoxMatch] {
        var edges: [BoxMatch] = []
        edges.reserveCapacity(graph.edgeCount)
        for row in 0..<graph.rowCount {
            for edge in graph.edges(of: row) {
                edges.append(
                    BoxMatch(prediction: row, truth: Int(graph.truths[edge]), overlap: graph.overlaps[edge]))
            }
        }
        edges.sort {
            ($1.overlap, $0.prediction, $0.truth) < ($0.overlap, $1.prediction, $1.truth)
        }
        var isRowTaken = [Bool](repeating: false, count: graph.rowCount)
        var isTruthTaken = [Bool](repeating: false, count: graph.truthCount)
        let taken = edges.filter { edge in
            guard !isRowTaken[edge.prediction], !isTruthTaken[edge.truth] else { return false }
            isRowTaken[edge.prediction] = true
            isTruthTaken[edge.truth] = true
            return true
        }
        return taken.sorted { $0.prediction < $1.prediction }
    }

    private static func inOrder(
        _ predictions: [CommonBox], _ truths: [CommonBox], _ labels: LabelIndex?, _ criterion: OverlapCriterion,
        _ positions: [Int]?
    ) -> [BoxMatch] {
        var matches: [BoxMatch] = []
        for (row, box) in predictions.enumerated() {
            let truth = positions?[row] ?? row
            guard truth < truths.count, labels?.allows(row, truth) ?? true else { continue }
            let overlap = box.intersectionOverUnion(with: truths[truth])
            if criterion.accepts(overlap) {
                matches.append(BoxMatch(prediction: row, truth: truth, overlap: overlap))
            }
        }
        return matches
    }

    private static func solved(
        _ graph: PairGraph, prefersMore: Bool, lift: Double, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        guard budget.spend(4 * graph.edgeCount),
            let truths = MaximumWeightMatching.solve(
                graph, prefersMore: prefersMore, lift: lift, budget: &budget)
        else { return nil }
        var matches: [BoxMatch] = []
        matches.reserveCapacity(min(graph.rowCount, graph.truthCount))
        for (row, truth) in truths.enumerated() where truth >= 0 {
            for edge in graph.edges(of: row) where graph.truths[edge] == truth {
                matches.append(BoxMatch(prediction: row, truth: Int(truth), overlap: graph.overlaps[edge]))
            }
        }
        return matches
    }

    /// The pairs that intersect and pass, found through a ``TruthIndex`` where there are many.
    private static func intersecting(
        _ predictions: [CommonBox], _ truths: [CommonBox], _ labels: LabelIndex?, budget: inout WorkBudget,
        where passes: (Double) -> Bool
    ) -> PairGraph? {
        var graph = PairGraph(truthCount: truths.count, rowCapacity: predictions.count)
        if predictions.count * truths.count <= 256 {
            guard budget.spend(4 * predictions.count * truths.count) else { return nil }
            for (row, box) in predictions.enumerated() {
                for (index, truth) in truths.enumerated() {
                    let overlap = box.intersectionOverUnion(with: truth)
                    if overlap > 0, passes(overlap), labels?.allows(row, index) ?? true {
                        graph.append(truth: index, overlap: overlap)
                    }
                }
                graph.endRow()
            }
            return graph
        }
        let index = TruthIndex(truths)
        guard budget.spend(256 * index.words + 8 * truths.count) else { return nil }
        for (row, box) in predictions.enumerated() {
            var candidates = 0
            index.forEachCandidate(of: box) { truth in
                candidates += 1
                let overlap = box.intersectionOverUnion(with: truths[truth])
                if overlap > 0, passes(overlap), labels?.allows(row, truth) ?? true {
                    graph.append(truth: truth, overlap: overlap)
                }
            }
            graph.endRow()
            guard !graph.isFull, budget.spend(index.words + 4 * candidates) else { return nil }
        }
        return graph
    }
}
