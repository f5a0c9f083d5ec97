/// One group of numbers as it was written, before its space is looked at.
struct ReadShape: Sendable, Hashable {
    /// What was written.
    enum Content: Sendable, Hashable {
        /// Four numbers. The format is nil where only the option tells it, and set where names did.
        case four(SIMD4<Double>, BoxFormat?)
        /// Five numbers, a turned box, or eight, its corners: the first so many of these.
        case many(SIMD8<Double>, Int)
        /// Two numbers.
        case two(Double, Double)
        /// A group that is no shape.
        case problem(ShapeProblem)
    }

    let content: Content
    /// The bytes of its label, as written; nil without one.
    var label: Range<Int>?
    /// Whether the label is its own dictionary's rather than that of a reference tag or of none.
    var hasOwnLabel = false
    /// Where the group starts, in bytes.
    let offset: Int
}

extension ReadShape {
    /// The same place and label with another content.
    func with(_ content: Content) -> ReadShape {
        var shape = ReadShape(content: content, label: label, offset: offset)
        shape.hasOwnLabel = hasOwnLabel
        return shape
    }
}

extension ReadShape.Content {
    var isTwo: Bool { if case .two = self { true } else { false } }
}
