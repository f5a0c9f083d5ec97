/// How an overlap is compared with `iou_threshold`.
public enum ThresholdComparison: String, CaseIterable, Sendable {
    /// The threshold itself counts.
    case atLeast = ">="
    /// Only what is above the threshold counts, as the report has it.
    case above = ">"
}
