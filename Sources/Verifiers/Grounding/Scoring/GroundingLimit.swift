/// The names of `decided_by`'s limits.
enum GroundingLimit: String, CaseIterable {
    case maxBoxes = "max_boxes"
    case maxPoints = "max_points"
    /// Brackets in brackets.
    case depth
    /// The work budget.
    case work
}
