/// A point of the published scripts, in the whole numbers it was written in.
struct ReferencePoint: Sendable, Hashable {
    let x: Double
    let y: Double

    /// 1 at the same place, 0.8 at a distance of 20; from there on another line, which ends at 50.
    func similarity(to other: ReferencePoint) -> Double {
        let distance = ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
        return distance <= 20 ? 1 - 0.2 * distance / 20 : max(0, 1 - distance / 50)
    }

    init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
}
