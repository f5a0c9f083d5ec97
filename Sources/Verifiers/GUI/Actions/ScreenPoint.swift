/// A point of the screen in thousandths of its width and height.
struct ScreenPoint: Sendable, Hashable {
    let x: Double
    let y: Double

    /// The distance as a share of the screen's sides: 1 from edge to edge.
    func distance(to other: ScreenPoint) -> Double {
        (((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()) / 1000
    }
}
