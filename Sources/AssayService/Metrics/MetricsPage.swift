import AssayCore
import AssayHTTP
import AssayScoring

/// `GET /metrics` in the Prometheus text format, version 0.0.4.
final class MetricsPage: Sendable {
    private let state: ServiceState
    /// In a struct of its own: a closure that is itself the value of a generic lock is wrapped anew each time it is read,
    /// and after tens of thousands of readings the wrappings are deeper than the stack.
    private struct Source {
        var read: (@Sendable () -> ServerStatistics?)?
    }

    private let statistics = Lock(Source())

    init(state: ServiceState) { self.state = state }

    /// Sets where the server's own counters are found.
    func observe(_ statistics: @escaping @Sendable () -> ServerStatistics?) {
        self.statistics.withLock { $0.read = statistics }
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
        write(state.rollouts.followers, to: &page)
        write(state.access, to: &page)
        page.family("assay_draining", .gauge, "1 while the daemon is stopping.")
        page.sample(state.isDraining ? 1 : 0, [])
        page.family("assay_config_info", .gauge, "1, with the hash of the configuration in force.")
        page.sample(1, [("config_hash", state.current.scorer.configHash)])
        var family = ""
        for metric in (state.current.judge?.metrics ?? []).sorted(by: { $0.name < $1.name }) {
            if metric.name != family {
                family = metric.name
                page.family("assay_judge_\(metric.name)", metric.isCounter ? .counter : .gauge, metric.help)
            }
            page.sample(metric.value, metric.labels.sorted { $0.key < $1.key })
        }
        if let read = statistics.withLock({ $0.read }), let statistics = read() { write(statistics, to: &page) }
        return page.bytes
    }

    private func write(_ access: AccessGate, to page: inout MetricsWriter) {
        page.family("assay_access_refused_total", .counter, "Requests refused for want of a token, by reason.")
        page.sample(access.unauthorized.value, [("reason", "unauthorized")])
        page.sample(access.forbidden.value, [("reason", "forbidden")])
        page.sample(access.limited.value, [("reason", "token_limit")])
        let uses = access.current.uses
        guard !uses.isEmpty else { return }
        page.family("assay_token_requests_total", .counter, "Requests let in, by the name of their token.")
        for use in uses { page.sample(use.requests.value, [("token", use.name)]) }
        page.family("assay_token_refused_total", .counter, "Requests beyond the limits of their token.")
        for use in uses { page.sample(use.refused.value, [("token", use.name)]) }
        page.family("assay_token_in_flight", .gauge, "Requests under way of tokens with such a limit.")
        for use in uses { page.sample(use.requestsInFlight, [("token", use.name)]) }
    }

    private func write(_ followers: VerdictFollowers, to page: inout MetricsWriter) {
        if let recorder = followers.recorder {
            page.family("assay_record_written_total", .counter, "Verdicts written to the record.")
            page.sample(recorder.written.value, [])
            page.family("assay_record_dropped_total", .counter, "Verdicts that are not in the record, by reason.")
            page.sample(recorder.droppedForQueue.value, [("reason", "queue_full")])
            page.sample(recorder.droppedForDisk.value, [("reason", "write_error")])
        }
        guard let alarm = followers.alarm else { return }
        let watched = alarm.snapshot().map { source, watched in
            (labels: [("data_source", source.dataSource), ("verifier", source.verifier)], watched: watched)
        }
        page.family("assay_source_rollouts_total", .counter, "Verdicts on responses, by data source.")
        for entry in watched { page.sample(entry.watched.total, entry.labels) }
        page.family("assay_source_unreadable_total", .counter, "Those that were format_violation or no_answer.")
        for entry in watched { page.sample(entry.watched.totalUnreadable, entry.labels) }
        page.family("assay_source_unreadable_share", .gauge, "Their share of the last rollouts, 0 to 1.")
        for entry in watched { page.sample(entry.watched.window.share, entry.labels) }
        page.family("assay_source_unreadable", .gauge, "1 while the share is past format_alarm.max_share.")
        for entry in watched { page.sample(entry.watched.isReported ? 1 : 0, entry.labels) }
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
        page.family(
            "assay_http_requests_in_flight", .gauge, "Requests being answered, but for those that wait for a judge.")
        page.sample(statistics.requestsInFlight, [])
        page.family("assay_http_requests_waiting", .gauge, "Requests that are not read until there is room.")
        page.sample(statistics.requestsWaiting, [])
        page.family("assay_http_held_body_bytes", .gauge, "Bytes of request bodies in memory.")
        page.sample(statistics.heldBodyBytes, [])
    }
}
