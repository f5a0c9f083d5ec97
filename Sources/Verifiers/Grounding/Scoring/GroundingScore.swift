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

/// The names of `decided_by`'s rules.
enum GroundingRule: String, CaseIterable {
    /// Boxes paired at a threshold.
    case boxMatch = "box_match"
    /// Raw IoU or GIoU of the best assignment.
    case overlap = "overlap"
    /// A point in any box.
    case pointInBox = "point_in_box"
    /// Points paired with regions.
    case pointMatch = "point_match"
    /// Temporal IoU.
    case timeOverlap = "time_overlap"
    /// Nothing on one side or on both.
    case empty = "empty"
}

/// The names of `decided_by`'s limits.
enum GroundingLimit: String, CaseIterable {
    case maxBoxes = "max_boxes"
    case maxPoints = "max_points"
    /// Brackets in brackets.
    case depth
    /// The work budget.
    case work
}
