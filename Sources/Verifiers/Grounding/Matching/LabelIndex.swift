/// Labels as small numbers, so that pairs are compared without looking at text.
struct LabelIndex: Sendable {
    private let predictions: [Int32]
    private let truths: [Int32]
    /// The number of a ground truth without a label: any prediction may take it.
    private static let any: Int32 = -1
    /// The number of a prediction without a label: it takes only a ground truth without one.
    private static let none: Int32 = -2

    init(predictions: [FoldedLabel?], truths: [FoldedLabel?]) {
        var numbers: [FoldedLabel: Int32] = [:]
        self.truths = truths.map { label in
            guard let label else { return Self.any }
            if let number = numbers[label] { return number }
            let next = Int32(truncatingIfNeeded: numbers.count)
            numbers[label] = next
            return next
        }
        self.predictions = predictions.map { label in label.flatMap { numbers[$0] } ?? Self.none }
    }

    @inline(__always) func allows(_ prediction: Int, _ truth: Int) -> Bool {
        let wanted = truths[truth]
        return wanted == Self.any || wanted == predictions[prediction]
    }
}
