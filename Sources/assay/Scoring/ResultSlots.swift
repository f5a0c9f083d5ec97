import Synchronization

/// One slot a row, filled from several threads.
final class ResultSlots: Sendable {
    private let slots: Mutex<[[UInt8]]>

    init(count: Int) { slots = Mutex([[UInt8]](repeating: [], count: count)) }

    /// Fills a slot.
    func set(_ bytes: [UInt8], at index: Int) { slots.withLock { $0[index] = bytes } }

    /// All slots in order.
    func all() -> [[UInt8]] { slots.withLock { $0 } }
}
