/// A box of the screen in thousandths of its width and height; left ≤ right, top ≤ bottom.
struct ScreenBox: Sendable, Hashable {
    /// What conversions between spaces may be off by, in thousandths of the screen.
    static let slack = 1e-9

    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    var center: ScreenPoint { ScreenPoint(x: (left + right) / 2, y: (top + bottom) / 2) }

    /// Whether a point is inside, edges included.
    func contains(_ point: ScreenPoint) -> Bool {
        point.x >= left - Self.slack && point.x <= right + Self.slack
            && point.y >= top - Self.slack && point.y <= bottom + Self.slack
    }

    /// Intersection over union; 0 where the union has no area.
    func overlap(with other: ScreenBox) -> Double {
        let width = max(0, min(right, other.right) - max(left, other.left))
        let height = max(0, min(bottom, other.bottom) - max(top, other.top))
        let shared = width * height
        let union = (right - left) * (bottom - top) + (other.right - other.left) * (other.bottom - other.top) - shared
        return union > 0 ? shared / union : 0
    }
}
