/// A region with straight sides in common units, for the point metrics; it may be concave.
struct Polygon: Sendable, Hashable {
    /// Corners at the most.
    static let maxCorners = 1_000

    let corners: [CommonPoint]
    /// The upright box around it.
    let bounds: CommonBox

    /// A region from its corners in order, three or more.
    init(_ corners: [CommonPoint]) {
        self.corners = corners
        bounds = CommonBox(around: corners)
    }

    /// Whether a point lies in it by the even-odd rule (Shimrat, "Position of point relative to polygon", CACM 5,
    /// 1962); on a side as `edges` says.
    ///
    /// - Complexity: O(corners).
    func contains(_ point: CommonPoint, edges: EdgeRule) -> Bool {
        var isInside = false
        for index in corners.indices {
            let a = corners[index]
            let b = corners[index + 1 == corners.count ? 0 : index + 1]
            if Self.isOnSide(point, a, b) { return edges == .inclusive }
            guard (a.y > point.y) != (b.y > point.y) else { continue }
            if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
        }
        return isInside
    }

    /// Whether a point lies on a side, up to the rounding of its coordinates.
    private static func isOnSide(_ point: CommonPoint, _ a: CommonPoint, _ b: CommonPoint) -> Bool {
        let slack = OverlapCriterion.slack * max(abs(point.x), abs(point.y), 1)
        guard point.x >= min(a.x, b.x) - slack, point.x <= max(a.x, b.x) + slack, point.y >= min(a.y, b.y) - slack,
            point.y <= max(a.y, b.y) + slack
        else { return false }
        let cross = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
        let length = abs(b.x - a.x) + abs(b.y - a.y)
        return abs(cross) <= slack * max(length, 1)
    }
}

extension CommonBox {
    /// The upright box around points.
    init(around points: some Collection<CommonPoint>) {
        var (left, top) = (Double.infinity, Double.infinity)
        var (right, bottom) = (-Double.infinity, -Double.infinity)
        for point in points {
            (left, top) = (min(left, point.x), min(top, point.y))
            (right, bottom) = (max(right, point.x), max(bottom, point.y))
        }
        self.init(left: left, top: top, right: right, bottom: bottom)
    }
}
