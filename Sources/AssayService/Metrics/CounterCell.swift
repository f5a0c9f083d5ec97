import Synchronization

/// One number that only grows, safe to add to from any thread.
final class CounterCell: Sendable {
    private let count = Atomic<Int>(0)

    /// Adds; wraps around past 2^63.
    func add(_ amount: Int) { count.wrappingAdd(amount, ordering: .relaxed) }

    /// The number now.
    var value: Int { count.load(ordering: .relaxed) }
}
