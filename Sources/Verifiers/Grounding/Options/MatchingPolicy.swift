/// How predictions are paired with ground truths, always one to one.
public enum MatchingPolicy: String, CaseIterable, Sendable {
    /// As many passing pairs as possible and, among those, the largest total IoU.
    case maxCardinality = "max_cardinality"
    /// The assignment of the largest total IoU, of which the passing pairs count. It can lose a pair.
    case hungarianIoU = "hungarian_iou"
    /// Passing pairs taken by falling IoU; ties by prediction, then by ground truth. It can lose a pair.
    case greedy
    /// The first prediction with the first ground truth, the second with the second …
    case order
}
