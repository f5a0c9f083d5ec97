import Synchronization

/// Counts that the loop alone writes and any thread may read.
final class ServerCounters: Sendable {
    private let accepted = Atomic(0)
    private let open = Atomic(0)
    private let requests = Atomic(0)
    private let bytesIn = Atomic(0)
    private let bytesOut = Atomic(0)
    private let refused = Atomic(0)
    private let timeouts = Atomic(0)
    private let abandoned = Atomic(0)
    private let heldBodyBytes = Atomic(0)

    func countAccepted() { Self.add(1, to: accepted) }
    func countRequest() { Self.add(1, to: requests) }
    func countReceived(_ bytes: Int) { Self.add(bytes, to: bytesIn) }
    func countSent(_ bytes: Int) { Self.add(bytes, to: bytesOut) }
    func changeOpen(by change: Int) { Self.add(change, to: open) }
    func changeHeld(by change: Int) { Self.add(change, to: heldBodyBytes) }
    var received: Int { bytesIn.load(ordering: .relaxed) }
    var held: Int { heldBodyBytes.load(ordering: .relaxed) }

    func count(_ failure: RequestFailure) {
        switch failure {
        case .abandoned: Self.add(1, to: abandoned)
        case .headTimeout, .bodyTimeout: Self.add(1, to: timeouts)
        default: Self.add(1, to: refused)
        }
    }

    var snapshot: ServerStatistics {
        ServerStatistics(
            connectionsAccepted: accepted.load(ordering: .relaxed), connectionsOpen: open.load(ordering: .relaxed),
            requests: requests.load(ordering: .relaxed), bytesReceived: bytesIn.load(ordering: .relaxed),
            bytesSent: bytesOut.load(ordering: .relaxed), requestsRefused: refused.load(ordering: .relaxed),
            requestTimeouts: timeouts.load(ordering: .relaxed), exchangesAbandoned: abandoned.load(ordering: .relaxed),
            heldBodyBytes: heldBodyBytes.load(ordering: .relaxed))
    }

    /// With a single writer a load and a store do, which is cheaper than an atomic addition.
    private static func add(_ amount: Int, to counter: borrowing Atomic<Int>) {
        counter.store(counter.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }
}
