/// Signs that the response's numbers are in another space than the declared one. They warn people; they score nothing.
struct SpaceWarnings: Sendable {
    private var space = CoordinateSpace.norm1000
    private var isBeyond = false
    private var largest = 0.0
    private var hasFraction = false

    mutating func note(_ values: SIMD4<Double>, _ side: SideFrame) {
        space = side.space
        for index in 0..<4 where values[index].isFinite {
            isBeyond = isBeyond || values[index] > (index.isMultiple(of: 2) ? side.maxX : side.maxY)
            largest = max(largest, values[index])
            hasFraction = hasFraction || values[index] != values[index].rounded()
        }
    }

    /// Sentences for `detail.warnings`.
    var texts: [String] {
        if isBeyond { return ["numbers up to \(largest) lie outside coord_space \(space.rawValue)"] }
        if space != .norm1, hasFraction, largest <= 1 {
            return ["all numbers are fractions up to 1, which looks like norm1, not coord_space \(space.rawValue)"]
        }
        return []
    }
}
