/// A point in the units of ``CommonBox``.
struct CommonPoint: Sendable, Hashable {
    let x: Double
    let y: Double

    /// Whether the point lies in a box.
    ///
    /// Fractions are converted to common units with a rounding error of some 1e-16 of the coordinate; it must not
    /// decide on which side of an edge a point falls, so that the edge is widened by ``OverlapCriterion/slack``.
    func isInside(_ box: CommonBox, edges: EdgeRule) -> Bool {
        let slackX = OverlapCriterion.slack * max(abs(x), 1)
        let slackY = OverlapCriterion.slack * max(abs(y), 1)
        return switch edges {
        case .inclusive:
            x >= box.left - slackX && x <= box.right + slackX && y >= box.top - slackY && y <= box.bottom + slackY
        case .exclusive:
            x > box.left + slackX && x < box.right - slackX && y > box.top + slackY && y < box.bottom - slackY
        }
    }
}
