import AssayCore

/// The declared space of one side, its bounds and its scale to common units.
struct SideFrame: Sendable, Hashable {
    let space: CoordinateSpace
    /// Largest valid coordinates in the declared space.
    let maxX: Double
    let maxY: Double
    /// Common units in one declared unit.
    let scaleX: Double
    let scaleY: Double

    init(_ space: CoordinateSpace, imageSize: ImageSize?, scaleX: Double, scaleY: Double) {
        self.space = space
        switch space {
        case .norm1000: (maxX, maxY) = (1000, 1000)
        case .norm1: (maxX, maxY) = (1, 1)
        case .pixel:
            maxX = Double(imageSize?.width ?? ImageSize.maxSide)
            maxY = Double(imageSize?.height ?? ImageSize.maxSide)
        }
        self.scaleX = scaleX
        self.scaleY = scaleY
    }

    /// Common units are thousandths of the image.
    init(_ space: CoordinateSpace, imageSize: ImageSize?, sameImage: Void) {
        let scale: Double = space == .norm1 ? 1000 : 1
        self.init(space, imageSize: imageSize, scaleX: scale, scaleY: scale)
    }

    /// Common units are thousandths of a pixel.
    init(_ space: CoordinateSpace, thousandthsOfPixelsIn size: ImageSize) {
        let width = Double(size.width)
        let height = Double(size.height)
        switch space {
        case .norm1000: self.init(space, imageSize: size, scaleX: width, scaleY: height)
        case .norm1: self.init(space, imageSize: size, scaleX: 1000 * width, scaleY: 1000 * height)
        case .pixel: self.init(space, imageSize: size, scaleX: 1000, scaleY: 1000)
        }
    }

    func common(_ box: DeclaredBox) -> CommonBox {
        CommonBox(
            left: box.left * scaleX, top: box.top * scaleY, right: box.right * scaleX, bottom: box.bottom * scaleY)
    }

    func common(_ point: DeclaredPoint) -> CommonPoint { CommonPoint(x: point.x * scaleX, y: point.y * scaleY) }

    /// A box of common units in this side's declared units, for people to read.
    func declared(_ box: CommonBox) -> DeclaredBox {
        DeclaredBox(
            left: box.left / scaleX, top: box.top / scaleY, right: box.right / scaleX, bottom: box.bottom / scaleY)
    }

    func declared(_ point: CommonPoint) -> DeclaredPoint {
        DeclaredPoint(x: point.x / scaleX, y: point.y / scaleY)
    }

    /// Whether the space reaches so far, both ends included; 0.7 + 0.3 may pass 1 by a rounding error.
    func contains(x: Double, y: Double) -> Bool {
        let reach = 1 + OverlapCriterion.slack
        return x >= 0 && y >= 0 && x <= maxX * reach && y <= maxY * reach
    }
}
