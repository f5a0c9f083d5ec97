import AssayCore

/// One side's declared space: checks coordinates and turns them into thousandths of the screen.
struct ScreenFrame: Sendable, Hashable {
    private let maxX: Double
    private let maxY: Double

    /// - Returns: nil where pixels are meant and the screen's size is not known.
    init?(_ space: CoordinateSpace, _ size: ImageSize?) {
        switch space {
        case .norm1000: (maxX, maxY) = (1000, 1000)
        case .norm1: (maxX, maxY) = (1, 1)
        case .pixel:
            guard let size else { return nil }
            (maxX, maxY) = (Double(size.width), Double(size.height))
        }
    }

    /// A point, or nil where it is off the screen; nothing is clipped.
    func point(_ x: Double, _ y: Double) -> ScreenPoint? {
        guard x >= 0, x <= maxX, y >= 0, y <= maxY else { return nil }
        return ScreenPoint(x: x * 1000 / maxX, y: y * 1000 / maxY)
    }

    /// A box, or nil where it is off the screen or its corners are not in order; nothing is clipped or swapped.
    func box(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> ScreenBox? {
        guard left <= right, top <= bottom, let low = point(left, top), let high = point(right, bottom) else {
            return nil
        }
        return ScreenBox(left: low.x, top: low.y, right: high.x, bottom: high.y)
    }
}
