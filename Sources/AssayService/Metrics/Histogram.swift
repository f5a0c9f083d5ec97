/// Values counted by buckets, without locks: Prometheus' histogram.
final class Histogram: Sendable {
    /// The upper bounds of the buckets, rising; what is above the last is counted in `+Inf` alone.
    let bounds: [Int]
    private let counts: [CounterCell]
    private let total = CounterCell()

    /// Buckets up to each bound.
    init(bounds: [Int]) {
        self.bounds = bounds
        counts = (0...bounds.count).map { _ in CounterCell() }
    }

    /// Counts a value.
    ///
    /// - Complexity: O(buckets).
    func add(_ value: Int) {
        var bucket = 0
        while bucket < bounds.count, value > bounds[bucket] { bucket += 1 }
        counts[bucket].add(1)
        total.add(value)
    }

    /// The counts up to each bound, then of all values, and their sum. While others add the numbers are no single
    /// instant's.
    var snapshot: (cumulative: [Int], sum: Int) {
        var cumulative: [Int] = []
        var count = 0
        for cell in counts {
            count += cell.value
            cumulative.append(count)
        }
        return (cumulative, total.value)
    }
}
