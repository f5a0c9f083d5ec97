/// Coordinates that were written with their names, gathered until they make a box or a point.
struct NamedCoordinates {
    /// Which coordinate a name stands for; `x` and `x1` are both ``left``.
    enum Slot: Int, Sendable {
        case left
        case top
        case right
        case bottom
        case width
        case height
    }

    private var corners = SIMD4<Double>(repeating: 0)
    private var size = SIMD2<Double>(repeating: 0)
    private var filled: UInt8 = 0
    private(set) var hasBadValue = false
    /// Where the first name stands.
    private(set) var offset = 0

    var isEmpty: Bool { filled == 0 }
    var count: Int { filled.nonzeroBitCount }
    /// Whether any of the names is a position rather than a size.
    var hasPosition: Bool { filled & 0b1111 != 0 }

    func has(_ slot: Slot) -> Bool { filled & (1 << UInt8(slot.rawValue)) != 0 }

    /// - Parameter value: nil where something else than a number stands there.
    mutating func set(_ slot: Slot, to value: Double?, at position: Int) {
        if isEmpty { offset = position }
        filled |= 1 << UInt8(slot.rawValue)
        guard let value else { return hasBadValue = true }
        if slot.rawValue < 4 { corners[slot.rawValue] = value } else { size[slot.rawValue - 4] = value }
    }

    /// What the names add up to: corners, a corner with a size, a point; nil where some are missing.
    ///
    /// The names say what the numbers are, so that `box_format` has no say.
    var shape: ReadShape.Content? {
        let cornerAndSize = SIMD4(lowHalf: corners.lowHalf, highHalf: size)
        return switch filled {
        case 0b001111: hasBadValue ? .problem(.notANumber) : .four(corners, .xyxy)
        case 0b110011: hasBadValue ? .problem(.notANumber) : .four(cornerAndSize, .xywh)
        case 0b000011: hasBadValue ? .problem(.notANumber) : .two(corners[0], corners[1])
        default: nil
        }
    }
}
