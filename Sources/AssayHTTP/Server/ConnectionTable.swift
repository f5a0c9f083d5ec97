/// All open connections, by slot.
struct ConnectionTable {
    private struct Slot {
        var generation: UInt32 = 0
        var connection: Connection?
    }

    private var slots: [Slot] = []
    private var free: [Int] = []
    /// How many are open.
    private(set) var count = 0

    /// The connection of that name, or nil if it is gone.
    subscript(token: ConnectionToken) -> Connection? {
        let slot = token.slot
        guard slot < slots.count, slots[slot].generation == token.generation else { return nil }
        return slots[slot].connection
    }

    /// Gives a new connection its name and keeps it.
    mutating func insert(_ make: (ConnectionToken) -> Connection) -> Connection {
        let slot = free.popLast() ?? slots.count
        if slot == slots.count { slots.append(Slot()) }
        let connection = make(ConnectionToken(slot: slot, generation: slots[slot].generation))
        slots[slot].connection = connection
        count += 1
        return connection
    }

    mutating func remove(_ token: ConnectionToken) {
        guard self[token] != nil else { return }
        slots[token.slot].connection = nil
        slots[token.slot].generation = (slots[token.slot].generation &+ 1) & 0x7FFF_FFFF
        free.append(token.slot)
        count -= 1
    }

    /// All of them as of now: the table may change while the caller goes through them.
    var all: [Connection] { slots.compactMap(\.connection) }
}
