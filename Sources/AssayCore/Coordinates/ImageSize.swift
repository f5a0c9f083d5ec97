/// The size of an image or a screen in whole pixels, each side 1…``maxSide``.
public struct ImageSize: Sendable, Hashable {
    /// Sixteen million pixels a side: areas in thousandths of a pixel still fit a double without overflow.
    public static let maxSide = 16_777_216

    /// Pixels from left to right.
    public let width: Int
    /// Pixels from top to bottom.
    public let height: Int

    /// A size; the caller has checked the sides.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}
