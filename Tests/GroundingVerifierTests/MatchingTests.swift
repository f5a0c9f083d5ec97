import AssayCore
import GroundingVerifier
import Testing

/// The matching against slow oracles. Every failure names its seed.
@Suite struct MatchingTests {
    private static let thresholds = [0.0, 0.1, 0.3, 0.5, 0.75, 1.0]

    private func match(
        _ predictions: [CommonBox], _ truths: [CommonBox], _ policy: MatchingPolicy, _ criterion: OverlapCriterion
    ) throws -> [BoxMatch] {
        var budget = WorkBudget()
        return try #require(
            BoxMatching.match(predictions, with: truths, by: policy, where: criterion, budget: &budget))
    }

    private func matrix(_ predictions: [CommonBox], _ truths: [CommonBox]) -> [[Double]] {
        predictions.map { prediction in truths.map { MatchingOracle.overlap(prediction, $0) } }
    }

    private func total(_ matches: [BoxMatch]) -> Double { matches.reduce(0) { $0 + $1.overlap } }

    private func isOneToOne(_ matches: [BoxMatch]) -> Bool {
        Set(matches.map(\.prediction)).count == matches.count && Set(matches.map(\.truth)).count == matches.count
    }

    @Test func smallCrowdsAgainstEveryAssignment() throws {
        for seed in UInt64(1)...12_000 {
            var generator = CrowdGenerator(seed: seed)
            let (predictions, truths) = generator.crowd(upTo: seed.isMultiple(of: 20) ? 7 : 5)
            let threshold = Self.thresholds[generator.number(0...5)]
            let isStrict = generator.number(0...1) == 1
            let criterion = OverlapCriterion(isStrict ? .above : .atLeast, threshold)
            let weights = matrix(predictions, truths)
            let passes = { (value: Double) in value > 0 && (isStrict ? value > threshold : value >= threshold) }

            let found = try match(predictions, truths, .maxCardinality, criterion)
            let best = MatchingOracle.exhaustive(weights, passes: passes, prefersMore: true)
            #expect(isOneToOne(found) && found.count == best.0, "seed \(seed)")
            #expect(abs(total(found) - best.1) < 1e-9, "seed \(seed)")
            #expect(found.allSatisfy { weights[$0.prediction][$0.truth] == $0.overlap }, "seed \(seed)")

            let heaviest = try match(predictions, truths, .hungarianIoU, OverlapCriterion(.above, 0))
            let most = MatchingOracle.exhaustive(weights, passes: { $0 > 0 }, prefersMore: false)
            #expect(isOneToOne(heaviest) && abs(total(heaviest) - most.1) < 1e-9, "seed \(seed)")
        }
    }

    @Test func crowdsAgainstTheDenseMethod() throws {
        for seed in UInt64(1)...400 {
            var generator = CrowdGenerator(seed: seed &* 7919)
            let (predictions, truths) = generator.crowd(upTo: 60)
            let threshold = Self.thresholds[generator.number(0...4)]
            let weights = matrix(predictions, truths)
            let passes = { (value: Double) in value > 0 && value >= threshold }
            let found = try match(predictions, truths, .maxCardinality, OverlapCriterion(.atLeast, threshold))
            let best = MatchingOracle.dense(weights, passes: passes, prefersMore: true)
            #expect(isOneToOne(found) && found.count == best.0, "seed \(seed)")
            #expect(abs(total(found) - best.1) < 1e-6, "seed \(seed)")
            let heaviest = try match(predictions, truths, .hungarianIoU, OverlapCriterion(.above, 0))
            let most = MatchingOracle.dense(weights, passes: { $0 > 0 }, prefersMore: false)
            #expect(abs(total(heaviest) - most.1) < 1e-6, "seed \(seed)")
        }
    }

    /// All boxes over one another: no pruning helps.
    @Test func tangledTwoHundred() throws {
        var generator = CrowdGenerator(seed: 11)
        let truths = (0..<200).map { _ in generator.box(field: 70, side: 40...60) }
        let predictions = (0..<200).map { _ in generator.box(field: 70, side: 40...60) }
        let weights = matrix(predictions, truths)
        for threshold in [0.0, 0.5, 0.8] {
            let passes = { (value: Double) in value > 0 && value >= threshold }
            let found = try match(predictions, truths, .maxCardinality, OverlapCriterion(.atLeast, threshold))
            let best = MatchingOracle.dense(weights, passes: passes, prefersMore: true)
            #expect(found.count == best.0 && abs(total(found) - best.1) < 1e-6, "threshold \(threshold)")
        }
    }

    @Test func greedyAndOrderAgainstTheirDefinitions() throws {
        for seed in UInt64(1)...2000 {
            var generator = CrowdGenerator(seed: seed &* 104_729)
            let (predictions, truths) = generator.crowd(upTo: 12)
            let weights = matrix(predictions, truths)
            var pairs: [[Int]] = []
            for row in predictions.indices {
                for column in truths.indices where weights[row][column] >= 0.3 { pairs.append([row, column]) }
            }
            pairs.sort { (weights[$1[0]][$1[1]], $0[0], $0[1]) < (weights[$0[0]][$0[1]], $1[0], $1[1]) }
            var expected: [[Int]] = []
            for pair in pairs where !expected.contains(where: { $0[0] == pair[0] || $0[1] == pair[1] }) {
                expected.append(pair)
            }
            let criterion = OverlapCriterion(.atLeast, 0.3)
            let greedy = try match(predictions, truths, .greedy, criterion)
            #expect(Set(greedy.map { [$0.prediction, $0.truth] }) == Set(expected), "seed \(seed)")
            let order = try match(predictions, truths, .order, criterion).map(\.prediction)
            let same = (0..<min(predictions.count, truths.count)).filter { weights[$0][$0] >= 0.3 }
            #expect(order == same, "seed \(seed)")
        }
    }

    @Test func tenThousandBoxesStayWithinTheBudget() throws {
        var generator = CrowdGenerator(seed: 5)
        let truths = (0..<10_000).map { _ in generator.box(field: 10_000, side: 20...120) }
        let predictions = truths.map { generator.jittered($0, by: 3) }
        let found = try match(predictions, truths, .maxCardinality, OverlapCriterion(.atLeast, 0.5))
        #expect(found.count > 9000)
    }

    @Test func workBeyondTheBudgetIsRefused() {
        let same = [CommonBox](repeating: CommonBox(left: 0, top: 0, right: 10, bottom: 10), count: 3000)
        var budget = WorkBudget()
        let criterion = OverlapCriterion(.atLeast, 0.5)
        #expect(BoxMatching.match(same, with: same, by: .maxCardinality, where: criterion, budget: &budget) == nil)
        var little = WorkBudget(units: 100)
        let few = Array(same.prefix(50))
        #expect(BoxMatching.match(few, with: few, by: .greedy, where: criterion, budget: &little) == nil)
    }
}
