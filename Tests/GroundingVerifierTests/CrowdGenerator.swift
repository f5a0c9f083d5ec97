import GroundingVerifier
import TestSupport

/// Crowds as a detector sees them: jittered truths, some missed, some junk, some repeated, with whole coordinates.
struct CrowdGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// A box within 0…1000; small fields make crowds tangle.
    mutating func box(field: Int, side: ClosedRange<Int>) -> CommonBox {
        let width = number(side)
        let height = number(side)
        let left = number(0...max(field - width, 0))
        let top = number(0...max(field - height, 0))
        return CommonBox(
            left: Double(left), top: Double(top), right: Double(left + width), bottom: Double(top + height))
    }

    mutating func jittered(_ box: CommonBox, by reach: Int) -> CommonBox {
        let left = box.left + Double(number(-reach...reach))
        let top = box.top + Double(number(-reach...reach))
        return CommonBox(
            left: left, top: top, right: max(left + 1, box.right + Double(number(-reach...reach))),
            bottom: max(top + 1, box.bottom + Double(number(-reach...reach))))
    }

    mutating func crowd(upTo most: Int) -> (predictions: [CommonBox], truths: [CommonBox]) {
        let field = [60, 150, 400, 1000][number(0...3)]
        let reach = number(1...12)
        let truths = (0..<number(0...most)).map { _ in box(field: field, side: 5...60) }
        var predictions: [CommonBox] = []
        for truth in truths {
            let fate = number(0...9)
            if fate > 1 { predictions.append(jittered(truth, by: reach)) }
            if fate == 9 { predictions.append(predictions[predictions.count - 1]) }
        }
        for _ in 0..<number(0...max(most / 5, 1)) { predictions.append(box(field: field, side: 5...60)) }
        predictions.shuffle(using: &random)
        return (Array(predictions.prefix(most)), truths)
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] { elements.shuffled(using: &random) }
}
