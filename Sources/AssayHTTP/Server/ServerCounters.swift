import Synchronization

/// Counts that any thread may read and the loop alone writes, but for one.
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
    private let inFlight = Atomic(0)
    private let waiting = Atomic(0)
    /// What compressed bodies have become, written by workers.
    private let inflatedBytes = Atomic(0)

    func countAccepted() { Self.add(1, to: accepted) }
    func countRequest() { Self.add(1, to: requests) }
    func countReceived(_ bytes: Int) { Self.add(bytes, to: bytesIn) }
    func countSent(_ bytes: Int) { Self.add(bytes, to: bytesOut) }
    func changeOpen(by change: Int) { Self.add(change, to: open) }
    func changeHeld(by change: Int) { Self.add(change, to: heldBodyBytes) }
    var received: Int { bytesIn.load(ordering: .relaxed) }
    func setInFlight(_ count: Int) { inFlight.store(count, ordering: .relaxed) }
    func setWaiting(_ count: Int) { waiting.store(count, ordering: .relaxed) }
    func changeInflated(by change: Int) { inflatedBytes.wrappingAdd(change, ordering: .relaxed) }
    var held: Int { heldBodyBytes.load(ordering: .relaxed) &+ inflatedBytes.load(ordering: .relaxed) }

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
            heldBodyBytes: held, requestsInFlight: inFlight.load(ordering: .relaxed),
            requestsWaiting: waiting.load(ordering: .relaxed))
    }

    /// With a single writer a load and a store do, which is cheaper than an atomic addition.
    private static func add(_ amount: Int, to counter: borrowing Atomic<Int>) {
        counter.store(counter.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }
}
