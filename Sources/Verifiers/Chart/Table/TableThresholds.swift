import AssayCore
import AssayText

/// From which distance on two headers, texts or numbers have nothing in common: τ and θ of Liu et al., "DePlot:
/// One-shot visual language reasoning by plot-to-table translation" (Findings of ACL 2023), section 3.
struct TableThresholds: Sendable {
    /// The largest normalised edit distance of headers and of texts that counts.
    let tau: Double
    /// The largest relative error of numbers that counts.
    let theta: Double

    /// A distance at a threshold written in decimals may miss it by a rounding error.
    private static let slack = 1e-12

    /// Similarity of two texts: 1 − distance / longer length, 0 where the quotient is above τ; nil where the budget
    /// ends.
    func similarity(
        _ left: [UInt32], _ right: [UInt32], _ workspace: EditDistance, budget: inout WorkBudget
    ) -> Double? {
        let longer = max(left.count, right.count)
        guard budget.spend(32) else { return nil }
        if longer == 0 { return 1 }
        let greatest = Int((tau + Self.slack) * Double(longer))
        let measured = workspace.measure(
            left.span, right.span, maximum: greatest, workLimit: budget.limit - budget.spent)
        guard budget.spend(measured.steps), measured.outcome != .outOfWork else { return nil }
        guard let distance = measured.distance else { return 0 }
        return 1 - Double(distance) / Double(longer)
    }

    /// Similarity of two numbers: 1 − |p − g| / |g|, 0 where the quotient is above θ. A ground truth of 0 needs 0.
    /// Where one side alone has a percent sign, the nearer of the number as written and as a fraction counts.
    func similarity(of prediction: ChartCell, to truth: ChartCell) -> Double {
        let (p, g) = (prediction.magnitude, truth.magnitude)
        if g == 0 { return p == 0 ? 1 : 0 }
        var error = abs(p - g) / abs(g)
        if let number = prediction.number, let other = truth.number, number.isPercent != other.isPercent {
            let scaled = number.isPercent ? p / 100 : p * 100
            error = min(error, abs(scaled - g) / abs(g))
        }
        return error <= theta + Self.slack ? max(0, 1 - error) : 0
    }
}
