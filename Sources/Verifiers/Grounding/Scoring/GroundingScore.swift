import AssayCore

/// What a metric makes of predictions and ground truths.
struct GroundingScore {
    /// The metric before it is clamped into 0…1; GIoU may be negative.
    let value: Double
    let rule: GroundingRule
    let tally: Tally
    /// Pairs of indices among all predictions and ground truths, ascending by prediction.
    let matches: [BoxMatch]
}
