/// The limits an operator sets, in one table; docs/configuration.md shows the same, and a test compares the two.
public enum LimitTable {
    /// The key below `limits:` with its default, in the order they are documented.
    public static func rows(_ limits: LimitSettings = LimitSettings()) -> [(key: String, value: Int)] {
        [
            ("max_body_bytes", limits.maxBodyBytes), ("max_row_bytes", limits.maxRowBytes),
            ("max_response_bytes", limits.maxResponseBytes), ("max_rows", limits.maxRows),
            ("max_in_flight_bytes", limits.maxInFlightBytes), ("max_in_flight_requests", limits.maxInFlightRequests),
            ("max_requests_per_connection", limits.maxRequestsPerConnection),
            ("max_connections", limits.maxConnections), ("max_connections_per_peer", limits.maxConnectionsPerPeer),
        ]
    }
}
