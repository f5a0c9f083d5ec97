/// A ground truth of `grounding`, read once: boxes (a point is a box without extent) or stretches of time.
public struct GroundingTruth: Sendable {
    /// Boxes in common units; empty for `tiou`.
    let boxes: [CommonBox]
    /// The turned boxes, where the option allows them; else empty. ``boxes`` holds the upright ones around them.
    let quads: [Quadrilateral]
    /// For the point metrics the polygons that are regions, nil where the region is a box; empty without any.
    let polygons: [Polygon?]
    /// Their labels; as many as boxes.
    let labels: [FoldedLabel?]
    /// Stretches of time; empty but for `tiou`.
    let intervals: [TimeInterval]

    init(
        boxes: [CommonBox], labels: [FoldedLabel?], quads: [Quadrilateral] = [], polygons: [Polygon?] = []
    ) {
        self.boxes = boxes
        self.quads = quads
        self.polygons = polygons
        self.labels = labels
        intervals = []
    }

    init(intervals: [TimeInterval]) {
        boxes = []
        quads = []
        polygons = []
        labels = []
        self.intervals = intervals
    }
}
