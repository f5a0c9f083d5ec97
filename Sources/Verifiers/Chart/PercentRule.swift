/// Which values two numbers are compared by where either carries a percent sign.
struct PercentRule: Sendable {
    let reading: PercentReading
    let tolerance: RelativeTolerance

    /// Whether a number is right.
    ///
    /// Two signs, or none: the numbers as written. One sign: as written, or the signed one as a fraction; `lenient`
    /// takes the fraction only where the ground truth is no more than 2 then.
    func accepts(_ prediction: ChartNumber, against truth: ChartNumber) -> Bool {
        if tolerance.accepts(prediction, against: truth) { return true }
        guard prediction.isPercent != truth.isPercent else { return false }
        let fraction = truth.isPercent ? truth.fraction : truth
        if reading == .lenient, abs(fraction.approximation) > 2 { return false }
        return tolerance.accepts(prediction.isPercent ? prediction.fraction : prediction, against: fraction)
    }
}
