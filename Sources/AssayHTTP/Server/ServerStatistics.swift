/// A server's counts since it started. Each is exact; together they are no single instant's.
public struct ServerStatistics: Sendable, Hashable {
    /// Connections accepted.
    public let connectionsAccepted: Int
    /// Connections open now.
    public let connectionsOpen: Int
    /// Request heads read completely.
    public let requests: Int
    /// Bytes read from clients.
    public let bytesReceived: Int
    /// Bytes the kernel took for clients.
    public let bytesSent: Int
    /// Requests the server itself refused for their form, their size or an overload.
    public let requestsRefused: Int
    /// Requests answered 408.
    public let requestTimeouts: Int
    /// Exchanges the handler let go without a response.
    public let exchangesAbandoned: Int
    /// Bytes of bodies received and not answered yet.
    public let heldBodyBytes: Int
    /// Requests the handler has and that take room.
    public let requestsInFlight: Int
    /// Requests that are not read until there is room.
    public let requestsWaiting: Int
}
