/// Bytes that a compressed content has become, counted as held until this is let go.
final class BodyHold: @unchecked Sendable {  // `count` is changed by one thread at a time, and read when it is let go.
    private let counters: ServerCounters
    private let maxHeldBytes: Int
    private var count = 0

    init(_ counters: ServerCounters, maxHeldBytes: Int) {
        self.counters = counters
        self.maxHeldBytes = maxHeldBytes
    }

    deinit { counters.changeInflated(by: -count) }

    /// Counts more; false where the server then holds more than it may.
    func add(_ bytes: Int) -> Bool {
        count += bytes
        counters.changeInflated(by: bytes)
        return counters.held <= maxHeldBytes
    }
}
