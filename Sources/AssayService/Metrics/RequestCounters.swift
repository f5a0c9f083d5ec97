import AssayHTTP
import Synchronization

/// Requests by endpoint and status code class, counted without locks.
final class RequestCounters: Sendable {
    /// 1xx…5xx by endpoint: `endpoint.index * 5 + class - 1`.
    private let counts: [CounterCell]

    init() { counts = (0..<(Endpoint.allCases.count * 5)).map { _ in CounterCell() } }

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
