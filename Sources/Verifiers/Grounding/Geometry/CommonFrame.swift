import AssayCore

/// How coordinates of the response and of the ground truth become common units, without rounding where both are whole.
///
/// Pixels become thousandths of a pixel, and thousandths of the image are multiplied by its size: x·1000 against
/// x·width are whole numbers if the coordinates are, so that IoU at a threshold and a point on an edge are exact. With
/// one space for both there is nothing to convert.
struct CommonFrame: Sendable, Hashable {
    let predictions: SideFrame
    let truths: SideFrame

    /// - Returns: nil where pixels meet another space and the image's size is not known.
    init?(predictions: CoordinateSpace, truths: CoordinateSpace, imageSize: ImageSize?) {
        if predictions == truths {
            let side = SideFrame(predictions, imageSize: imageSize, scaleX: 1, scaleY: 1)
            (self.predictions, self.truths) = (side, side)
        } else if predictions != .pixel, truths != .pixel {
            self.predictions = SideFrame(predictions, imageSize: imageSize, sameImage: ())
            self.truths = SideFrame(truths, imageSize: imageSize, sameImage: ())
        } else if let imageSize {
            self.predictions = SideFrame(predictions, thousandthsOfPixelsIn: imageSize)
            self.truths = SideFrame(truths, thousandthsOfPixelsIn: imageSize)
        } else {
            return nil
        }
    }

    init(both space: CoordinateSpace) {
        predictions = SideFrame(space, imageSize: nil, scaleX: 1, scaleY: 1)
        truths = predictions
    }
}
