import CLinux

/// The listeners, and whether connections are being taken from them.
struct Acceptor {
    /// Why no connections are taken for now.
    enum Pause: Equatable {
        /// There are as many as there may be.
        case full
        /// accept(2) failed for want of descriptors or memory. Listening on would report it without end.
        case exhausted(until: Int64)
    }

    private(set) var listeners: [Listener]
    var isListening = false
    var pause: Pause?
    /// A descriptor to give up when there is no other, so that one client learns that the server is overloaded
    /// instead of waiting for nothing. -1 while it is given up.
    private var spare = assay_open_spare()
    private var connectionsOfPeer: [PeerAddress: Int] = [:]

    init(_ listeners: [Listener]) {
        self.listeners = listeners
    }

    /// When accepting is tried again after a failure.
    var resumesAt: Int64? { if case .exhausted(let until) = pause { until } else { nil } }

    /// Counts a connection; false if its peer has as many as it may have already.
    mutating func countOpened(_ peer: PeerAddress, _ limits: HTTPLimits) -> Bool {
        guard limits.maxConnectionsPerPeer > 0, peer != .unix else { return true }
        let count = connectionsOfPeer[peer, default: 0]
        guard count < limits.maxConnectionsPerPeer else { return false }
        connectionsOfPeer[peer] = count + 1
        return true
    }

    mutating func countClosed(_ peer: PeerAddress, _ limits: HTTPLimits) {
        guard limits.maxConnectionsPerPeer > 0, let count = connectionsOfPeer[peer] else { return }
        connectionsOfPeer[peer] = count > 1 ? count - 1 : nil
    }

    /// Gives the spare descriptor up for the time of `body`.
    mutating func usingSpare(_ body: () -> Void) {
        if spare >= 0 { assay_close(spare) }
        body()
        spare = assay_open_spare()
    }

    /// Closes the listeners; connections in their backlogs are gone.
    mutating func close() {
        for listener in listeners { listener.close() }
        listeners = []
        isListening = false
        pause = nil
        if spare >= 0 { assay_close(spare) }
        spare = -1
    }
}
