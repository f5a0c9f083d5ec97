/// The space in which coordinates are written, origin top left.
public enum CoordinateSpace: String, CaseIterable, Sendable {
    /// Thousandths of the image's width and height, 0…1000, both ends included.
    case norm1000
    /// Pixels of the image as the model saw it, 0…width and 0…height.
    case pixel
    /// Fractions of the image's width and height, 0…1.
    case norm1
}
