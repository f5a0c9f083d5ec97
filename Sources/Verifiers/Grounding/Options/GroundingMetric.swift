/// What the score of a grounding answer is.
enum GroundingMetric: String, CaseIterable, Sendable {
    /// Harmonic mean of precision and recall of the boxes matched at the threshold.
    case f1
    /// Matched ground truths over ground truths.
    case recall
    /// Matched predictions over predictions.
    case precision
    /// Sum of the matched IoU over the larger count.
    case meanIoU = "mean_iou"
    /// Sum of the IoU of the best assignment over the larger count; no threshold.
    case iou
    /// As ``iou`` with the generalised IoU; negative values are clamped in the score.
    case giou
    /// Whether the point lies in any box of the ground truth.
    case pointInBox = "point_in_box"
    /// F1 of points matched one to one to regions that contain them.
    case pointsF1 = "points_f1"
    /// Temporal IoU.
    case tiou

    /// What kind of shape the answer holds.
    enum Subject: Sendable {
        case boxes
        case points
        case intervals
    }

    var subject: Subject {
        switch self {
        case .f1, .recall, .precision, .meanIoU, .iou, .giou: .boxes
        case .pointInBox, .pointsF1: .points
        case .tiou: .intervals
        }
    }
}
