/// Names a connection for as long as it lives: an event or a completion for one that is gone finds nothing.
struct ConnectionToken: Sendable, Hashable {
    /// The slot in the low half, its generation in the high half; the top bit is the loop's own descriptors'.
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(slot: Int, generation: UInt32) {
        rawValue = UInt64(generation & 0x7FFF_FFFF) << 32 | UInt64(UInt32(truncatingIfNeeded: slot))
    }

    var slot: Int { Int(truncatingIfNeeded: rawValue & 0xFFFF_FFFF) }
    var generation: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 32) }
}
