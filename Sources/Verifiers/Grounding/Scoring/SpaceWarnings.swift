import AssayCore
import AssayJSON

/// Signs that the response's numbers are in another space than the declared one. They warn people; they score nothing.
struct SpaceWarnings: Sendable {
    private var largest = SIMD4<Double>(repeating: 0)

    mutating func note(_ values: SIMD4<Double>) { largest = pointwiseMax(largest, values) }

    /// Sentences for `detail.warnings`.
    func texts(_ side: SideFrame) -> [String] {
        let x = max(largest[0], largest[2])
        let y = max(largest[1], largest[3])
        if x > side.maxX || y > side.maxY {
            return ["numbers up to \(Self.text(max(x, y))) lie outside coord_space \(side.space.rawValue)"]
        }
        if side.space != .norm1, max(x, y) > 0, max(x, y) <= 1 {
            return ["no number is above 1, which looks like norm1, not coord_space \(side.space.rawValue)"]
        }
        return []
    }

    /// Whole numbers without a fraction.
    private static func text(_ value: Double) -> String { JSONNumber(value)?.literal ?? "infinity" }
}
