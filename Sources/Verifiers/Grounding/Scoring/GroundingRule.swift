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
