/// A stretch of a video, in seconds from its start.
struct TimeInterval: Sendable, Hashable {
    let start: Double
    let end: Double

    /// Checks two times as they were written; nothing is swapped.
    ///
    /// - Throws: what makes it no interval. One without duration is one only where `allowsZeroLength`.
    init(start: Double, end: Double, allowsZeroLength: Bool) throws(ShapeProblem) {
        guard start.isFinite, end.isFinite else { throw .notFinite }
        guard start >= 0, start <= Self.maxSeconds, end <= Self.maxSeconds else { throw .outOfRange }
        guard end >= start else { throw .reversed }
        guard allowsZeroLength || end > start else { throw .zeroArea }
        self.start = start
        self.end = end
    }

    /// Some three centuries: sums of durations keep their fractions of a second.
    static let maxSeconds = 1e10

    /// Temporal intersection over union.
    ///
    /// - Returns: 0 (disjoint, touching or without duration) to 1 (equal). Never NaN.
    func intersectionOverUnion(with other: TimeInterval) -> Double {
        let intersection = min(end, other.end) - max(start, other.start)
        guard intersection > 0 else { return 0 }
        return min(intersection / ((end - start) + (other.end - other.start) - intersection), 1)
    }
}
