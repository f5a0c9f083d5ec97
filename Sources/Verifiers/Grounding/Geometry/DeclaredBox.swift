/// A box in the space its side declares, within the space's bounds, edges in order.
struct DeclaredBox: Sendable, Hashable {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    /// Checks four numbers as they were written; nothing is swapped, clipped or scaled.
    ///
    /// - Throws: what makes it no box. A box without area is one only where `allowsZeroArea`: a ground truth may be a
    ///   line, a prediction that is one has said nothing.
    init(
        _ values: SIMD4<Double>, _ format: BoxFormat, in side: SideFrame, allowsZeroArea: Bool
    ) throws(ShapeProblem) {
        let isSize = format == .xywh
        let right = isSize ? values[0] + values[2] : values[2]
        let bottom = isSize ? values[1] + values[3] : values[3]
        guard values[0].isFinite, values[1].isFinite, right.isFinite, bottom.isFinite else { throw .notFinite }
        guard right >= values[0], bottom >= values[1] else { throw .reversed }
        guard side.contains(x: values[0], y: values[1]), side.contains(x: right, y: bottom) else { throw .outOfRange }
        guard allowsZeroArea || (right > values[0] && bottom > values[1]) else { throw .zeroArea }
        self.init(left: values[0], top: values[1], right: right, bottom: bottom)
    }
}
