/// A ground truth of `grounding`, read once: boxes (a point is a box without extent) or stretches of time.
public struct GroundingTruth: Sendable {
    /// Boxes in common units; empty for `tiou`.
    let boxes: [CommonBox]
    /// Their labels; as many as boxes.
    let labels: [FoldedLabel?]
    /// Stretches of time; empty but for `tiou`.
    let intervals: [TimeInterval]

    init(boxes: [CommonBox], labels: [FoldedLabel?]) {
        self.boxes = boxes
        self.labels = labels
        intervals = []
    }

    init(intervals: [TimeInterval]) {
        boxes = []
        labels = []
        self.intervals = intervals
    }
}
