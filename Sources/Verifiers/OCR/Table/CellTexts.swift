import AssayCore
import AssayText

/// The texts of the cells of two tables, each once, and how far two of them are apart.
struct CellTexts {
    private var numbers: [String: Int32] = [:]
    private var codePoints: [[UInt32]] = []
    private let normalization: TextNormalization

    init(_ normalization: TextNormalization) { self.normalization = normalization }

    mutating func number(_ text: String) -> Int32 {
        if let known = numbers[text] { return known }
        let next = Int32(truncatingIfNeeded: codePoints.count)
        let points = normalization.codePoints(of: text)
        // Texts that are equal once normalised have one number.
        let form = TextNormalization.string(points)
        if let known = numbers[form] {
            numbers[text] = known
            return known
        }
        numbers[text] = next
        numbers[form] = next
        codePoints.append(points)
        return next
    }

    /// Edit distance over the longer length, 0…1; nil where the budget does not suffice.
    func distance(_ left: Int32, _ right: Int32, _ workspace: EditDistance, budget: inout WorkBudget) -> Double? {
        let (first, second) = (codePoints[Int(left)], codePoints[Int(right)])
        let longer = max(first.count, second.count)
        guard longer > 0 else { return 0 }
        let measured = workspace.measure(first.span, second.span, workLimit: budget.limit - budget.spent)
        guard budget.spend(measured.steps + 32), let distance = measured.distance else { return nil }
        return Double(distance) / Double(longer)
    }
}
