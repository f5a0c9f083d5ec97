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

    private var values = SIMD8<Double>(repeating: 0)
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
        if let value { values[slot.rawValue] = value } else { hasBadValue = true }
    }

    /// What the names add up to: corners, a corner with a size, a point; nil where some are missing.
    ///
    /// The names say what the numbers are, so that `box_format` has no say.
    var shape: ReadShape.Content? {
        let corners = SIMD4(values[0], values[1], values[2], values[3])
        let cornerAndSize = SIMD4(values[0], values[1], values[4], values[5])
        return switch filled {
        case 0b001111: hasBadValue ? .problem(.notANumber) : .four(corners, .xyxy)
        case 0b110011: hasBadValue ? .problem(.notANumber) : .four(cornerAndSize, .xywh)
        case 0b000011: hasBadValue ? .problem(.notANumber) : .two(values[0], values[1])
        default: nil
        }
    }
}
