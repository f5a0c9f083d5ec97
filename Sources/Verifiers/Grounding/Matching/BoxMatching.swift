public import AssayCore
import AssayMatching

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
    ///   - predictions: boxes with an area, in the same units as the truths; a million at the most, as of truths.
    ///   - truths: boxes; one without an area matches nothing.
    ///   - criterion: the overlap a pair needs to count.
    ///   - budget: what the work is charged to.
    /// - Returns: nil where the budget does not suffice, or there are more than two million pairs that may match.
    /// - Complexity: O(pairs / 64 + intersecting pairs) for a crowd whose best partners are distinct; the tangled rest
    ///   as
    ///   ``MatchingPolicy`` needs.
    public static func match(
        _ predictions: [CommonBox], with truths: [CommonBox], by policy: MatchingPolicy,
        where criterion: OverlapCriterion, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        match(
            predictions, with: truths, labels: nil, by: policy, where: criterion, positions: nil, budget: &budget)
    }

    /// As the public one; `positions` tells where each prediction stood among all, which ``MatchingPolicy/order``
    /// needs.
    static func match(
        _ predictions: [CommonBox], with truths: [CommonBox], labels: LabelIndex?, by policy: MatchingPolicy,
        where criterion: OverlapCriterion, positions: [Int]?, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        switch policy {
        case .order:
            return inOrder(predictions, truths, labels, criterion, positions)
        case .maxCardinality:
            let finder = PairFinder(criterion: criterion, labels: labels)
            guard let graph = finder.graph(predictions, truths, budget: &budget) else { return nil }
            return largest(graph, budget: &budget)
        case .hungarianIoU:
            guard let all = bestAssignment(predictions, truths, labels, budget: &budget) else { return nil }
            return all.filter { criterion.accepts($0.overlap) }
        case .greedy:
            let finder = PairFinder(criterion: criterion, labels: labels)
            guard let graph = finder.graph(predictions, truths, budget: &budget),
                budget.spend(64 * graph.edges.count)
            else { return nil }
            return greedy(graph)
        }
    }

    /// As ``match(_:with:labels:by:where:positions:budget:)`` for boxes that may be turned.
    static func match(
        _ predictions: [Quadrilateral], with truths: [Quadrilateral], labels: LabelIndex?, by policy: MatchingPolicy,
        where criterion: OverlapCriterion, positions: [Int], budget: inout WorkBudget
    ) -> [BoxMatch]? {
        let finder = TurnedPairFinder(criterion: policy == .hungarianIoU ? nil : criterion, labels: labels)
        guard let graph = finder.graph(predictions, truths, budget: &budget) else { return nil }
        switch policy {
        case .maxCardinality: return largest(graph, budget: &budget)
        case .hungarianIoU: return heaviest(graph, budget: &budget)?.filter { criterion.accepts($0.overlap) }
        case .greedy: return budget.spend(64 * graph.edges.count) ? greedy(graph) : nil
        case .order:
            var matches: [BoxMatch] = []
            for row in 0..<graph.rowCount {
                for edge in graph.edges(of: row) where Int(edge.truth) == positions[row] {
                    matches.append(BoxMatch(prediction: row, truth: positions[row], overlap: edge.overlap))
                }
            }
            return matches
        }
    }

    /// The assignment of the largest total IoU of boxes that may be turned.
    static func bestAssignment(
        _ predictions: [Quadrilateral], _ truths: [Quadrilateral], _ labels: LabelIndex?, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        let finder = TurnedPairFinder(criterion: nil, labels: labels)
        guard let graph = finder.graph(predictions, truths, budget: &budget) else { return nil }
        return heaviest(graph, budget: &budget)
    }

    /// The assignment of the largest total IoU. Pairs that do not intersect add nothing and are left out.
    static func bestAssignment(
        _ predictions: [CommonBox], _ truths: [CommonBox], _ labels: LabelIndex?, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        let finder = PairFinder(criterion: nil, labels: labels)
        guard let graph = finder.graph(predictions, truths, budget: &budget) else { return nil }
        return heaviest(graph, budget: &budget)
    }

    /// The assignment of the largest total generalised IoU among those that leave nothing unpaired on the smaller side.
    /// A pair whose labels differ has −1.
    static func bestGeneralizedAssignment(
        _ predictions: [CommonBox], _ truths: [CommonBox], _ labels: LabelIndex?, budget: inout WorkBudget
    ) -> [BoxMatch]? {
        let pairs = predictions.count * truths.count
        guard pairs <= PairGraph.maxEdges, budget.spend(16 * pairs) else { return nil }
        var graph = PairGraphBuilder(rowCount: predictions.count, truthCount: truths.count)
        for (row, box) in predictions.enumerated() {
            for (index, truth) in truths.enumerated() {
                let isAllowed = labels?.allows(row, index) ?? true
                graph.append(truth: index, overlap: isAllowed ? box.generalizedIntersectionOverUnion(with: truth) : -1)
            }
            graph.endRow()
        }
        return solved(graph.finish(), prefersMore: true, lift: 1, budget: &budget)
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
        edges.reserveCapacity(graph.edges.count)
        for row in 0..<graph.rowCount {
            for edge in graph.edges(of: row) {
                edges.append(BoxMatch(prediction: row, truth: Int(edge.truth), overlap: edge.overlap))
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
        guard budget.spend(4 * graph.edges.count),
            let edges = MaximumWeightMatching.solve(
                graph, prefersMore: prefersMore, lift: lift, budget: &budget)
        else { return nil }
        var matches: [BoxMatch] = []
        matches.reserveCapacity(min(graph.rowCount, graph.truthCount))
        for (row, index) in edges.enumerated() where index >= 0 {
            let edge = graph.edges[Int(index)]
            matches.append(BoxMatch(prediction: row, truth: Int(edge.truth), overlap: edge.overlap))
        }
        return matches
    }
}
