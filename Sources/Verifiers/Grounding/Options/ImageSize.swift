/// The size of an image in whole pixels, each side 1…``maxSide``.
struct ImageSize: Sendable, Hashable {
    /// Sixteen million pixels a side: areas in thousandths of a pixel still fit a double without overflow.
    static let maxSide = 16_777_216

    let width: Int
    let height: Int
}
