/// When the overlap of a pair is large enough to match: `iou_threshold` with `cmp`.
///
/// A pair whose IoU equals the threshold as a fraction may miss it by a rounding error once fractions such as 0.1 are
/// binary; an IoU within ``slack`` of the threshold therefore counts as equal to it. Boxes with whole coordinates up to
/// 100,000 that differ from a threshold of two decimals do so by more than that.
public struct OverlapCriterion: Sendable, Hashable {
    /// The distance from the threshold below which an IoU is equal to it.
    static let slack = 1e-12

    /// The IoU from which a pair passes; the slack is in it.
    @usableFromInline let bound: Double

    /// A criterion.
    ///
    /// - Parameter threshold: 0…1. At 0 a pair still has to overlap to match.
    public init(_ comparison: ThresholdComparison, _ threshold: Double) {
        bound = comparison == .above ? threshold + Self.slack : threshold - Self.slack
    }

    /// Whether a pair with that IoU matches. A pair that does not overlap never does.
    @inlinable public func accepts(_ overlap: Double) -> Bool {
        overlap > 0 && overlap >= bound
    }
}
