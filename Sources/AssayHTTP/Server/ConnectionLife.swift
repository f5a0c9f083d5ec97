import Synchronization

/// Whether a connection is still there, as its exchanges may ask from any thread.
final class ConnectionLife: Sendable {
    private let ended = Atomic(false)

    var hasEnded: Bool { ended.load(ordering: .relaxed) }

    func end() { ended.store(true, ordering: .relaxed) }
}
