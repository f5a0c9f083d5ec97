/// A prediction and the ground truth it is paired with.
public struct BoxMatch: Sendable, Hashable {
    /// Index of the prediction.
    public let prediction: Int
    /// Index of the ground truth.
    public let truth: Int
    /// Their IoU, or generalised IoU where the assignment was made by it.
    public let overlap: Double

    init(prediction: Int, truth: Int, overlap: Double) {
        self.prediction = prediction
        self.truth = truth
        self.overlap = overlap
    }
}
