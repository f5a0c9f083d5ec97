/// A box in the units in which predictions and ground truths are compared, origin top left.
///
/// The unit is whatever makes both sides exact (see ``CommonFrame``): IoU does not depend on it. A box that came from a
/// prediction has a positive width and height; one from a ground truth may have none and then overlaps with nothing.
///
///     let predicted = CommonBox(left: 0, top: 0, right: 10, bottom: 10)
///     let reference = CommonBox(left: 5, top: 0, right: 15, bottom: 10)
///     predicted.intersectionOverUnion(with: reference)   // 1/3
///
public struct CommonBox: Sendable, Hashable {
    /// The edge nearest to x = 0.
    public let left: Double
    /// The edge nearest to y = 0.
    public let top: Double
    /// The edge farthest from x = 0; at least ``left``.
    public let right: Double
    /// The edge farthest from y = 0; at least ``top``.
    public let bottom: Double

    /// A box from its edges; the caller has checked that they are finite and in order.
    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    /// Width times height; 0 for a line or a point.
    @inlinable public var area: Double { (right - left) * (bottom - top) }

    var center: CommonPoint { CommonPoint(x: left + (right - left) / 2, y: top + (bottom - top) / 2) }
}
