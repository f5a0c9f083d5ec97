/// The space in which coordinates are written, origin top left.
enum CoordinateSpace: String, CaseIterable, Sendable {
    /// Thousandths of the screen, 0…1000, both ends included.
    case norm1000
    /// Pixels, 0…width and 0…height.
    case pixel
    /// Fractions of the screen, 0…1.
    case norm1
}
