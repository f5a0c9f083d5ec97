import AssayHTTP
import AssayScoring

/// `GET /metrics` in the Prometheus text format, version 0.0.4.
final class MetricsPage: Sendable {
    private let state: ServiceState
    private let statistics = Lock<(@Sendable () -> ServerStatistics?)?>(nil)

    init(state: ServiceState) { self.state = state }

    /// Sets where the server's own counters are found.
    func observe(_ statistics: @escaping @Sendable () -> ServerStatistics?) {
        self.statistics.withLock { $0 = statistics }
    }

    /// The page as it is now.
    func render() -> [UInt8] {
        var page = MetricsWriter()
        page.family("assay_requests_total", .counter, "Requests answered, by endpoint and class of status code.")
        for (endpoint, statusClass, count) in state.requests.snapshot() {
            page.sample(count, [("endpoint", endpoint.path), ("code", "\(statusClass)xx")])
        }
        page.family("assay_rollouts_total", .counter, "Rollouts, by verifier and status.")
        for (verifier, status, count) in state.rollouts.snapshot() {
            page.sample(count, [("verifier", verifier), ("status", status)])
        }
        page.family("assay_verify_microseconds_total", .counter, "Time spent scoring by rules, by verifier.")
        for (verifier, microseconds) in state.rollouts.time() { page.sample(microseconds, [("verifier", verifier)]) }
        page.family("assay_draining", .gauge, "1 while the daemon is stopping.")
        page.sample(state.isDraining ? 1 : 0, [])
        page.family("assay_config_info", .gauge, "1, with the hash of the configuration in force.")
        page.sample(1, [("config_hash", state.current.scorer.configHash)])
        if let source = statistics.withLock({ $0 }), let statistics = source() { write(statistics, to: &page) }
        return page.bytes
    }

    private func write(_ statistics: ServerStatistics, to page: inout MetricsWriter) {
        page.family("assay_http_connections_open", .gauge, "Connections open now.")
        page.sample(statistics.connectionsOpen, [])
        page.family("assay_http_connections_accepted_total", .counter, "Connections accepted.")
        page.sample(statistics.connectionsAccepted, [])
        page.family("assay_http_received_bytes_total", .counter, "Bytes received.")
        page.sample(statistics.bytesReceived, [])
        page.family("assay_http_sent_bytes_total", .counter, "Bytes sent.")
        page.sample(statistics.bytesSent, [])
        page.family("assay_http_requests_refused_total", .counter, "Requests the server itself refused.")
        page.sample(statistics.requestsRefused, [])
        page.family("assay_http_exchanges_abandoned_total", .counter, "Requests of ours left unanswered: a defect.")
        page.sample(statistics.exchangesAbandoned, [])
        page.family("assay_http_held_body_bytes", .gauge, "Bytes of request bodies in memory.")
        page.sample(statistics.heldBodyBytes, [])
    }
}
