/// A point in the space its side declares, within the space's bounds.
struct DeclaredPoint: Sendable, Hashable {
    let x: Double
    let y: Double

    init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Checks two numbers as they were written; nothing is swapped, clipped or scaled.
    init(x: Double, y: Double, in side: SideFrame) throws(ShapeProblem) {
        guard x.isFinite, y.isFinite else { throw .notFinite }
        guard side.contains(x: x, y: y) else { throw .outOfRange }
        self.init(x: x, y: y)
    }
}
