import AssayHTTP
import Synchronization

/// Requests by endpoint and status code class, counted without locks.
final class RequestCounters: Sendable {
    /// 1xx…5xx by endpoint: `endpoint.index * 5 + class - 1`.
    private let counts: [CounterCell]
    /// Microseconds from a request's last byte to its reply, by endpoint.
    private let durations: [Histogram]
    private static let microsecondBounds = [
        100, 500, 1000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000, 30_000_000, 120_000_000,
    ]

    init() {
        counts = (0..<(Endpoint.allCases.count * 5)).map { _ in CounterCell() }
        durations = Endpoint.allCases.map { _ in Histogram(bounds: Self.microsecondBounds) }
    }

    /// Counts how long a request took.
    func time(_ endpoint: Endpoint, microseconds: Int) { durations[endpoint.rawValue].add(microseconds) }

    /// The times of every endpoint that was asked.
    func times() -> [(endpoint: Endpoint, histogram: Histogram)] {
        Endpoint.allCases.compactMap { endpoint in
            let histogram = durations[endpoint.rawValue]
            return histogram.snapshot.cumulative.last != 0 ? (endpoint, histogram) : nil
        }
    }

    /// Counts one reply.
    func count(_ endpoint: Endpoint, _ status: HTTPStatus) {
        let statusClass = min(max(Int(status.code) / 100, 1), 5)
        counts[endpoint.rawValue * 5 + statusClass - 1].add(1)
    }

    /// Every count that is not 0, in a fixed order.
    func snapshot() -> [(endpoint: Endpoint, statusClass: Int, count: Int)] {
        Endpoint.allCases.flatMap { endpoint in
            (1...5).compactMap { statusClass in
                let count = counts[endpoint.rawValue * 5 + statusClass - 1].value
                return count > 0 ? (endpoint, statusClass, count) : nil
            }
        }
    }
}
