/// The last latencies of a judge, for its 95th percentile.
struct LatencyWindow {
    private static let size = 256
    private static let least = 64

    private var latencies: [Int64] = []
    private var next = 0
    private var sinceSorted = 0
    /// Nanoseconds 95 of 100 calls stay below; nil until there are enough of them.
    private(set) var p95: Int64?

    /// When a reply is late: a sixteenth and a millisecond after the percentile, so that where all take the same time
    /// nobody is asked twice.
    var late: Int64? { p95.map { $0 + $0 / 16 + 1_000_000 } }

    /// Notes a latency in nanoseconds.
    ///
    /// - Complexity: amortised O(log n) in the window's size.
    mutating func note(_ nanoseconds: Int64) {
        if latencies.count < Self.size {
            latencies.append(nanoseconds)
        } else {
            latencies[next] = nanoseconds
            next = (next + 1) % Self.size
        }
        sinceSorted += 1
        guard latencies.count >= Self.least, sinceSorted >= Self.least else { return }
        sinceSorted = 0
        p95 = latencies.sorted()[latencies.count * 95 / 100]
    }
}
