/// Deadlines, the earliest first: a binary heap.
///
/// Entries are never moved or removed before their time; who asks for an entry that has become meaningless ignores it
/// when it comes up. So putting a deadline off, which happens with every request, costs nothing here.
struct DeadlineHeap {
    struct Entry {
        let time: Int64
        let token: ConnectionToken
    }

    private var entries: [Entry] = []

    var count: Int { entries.count }

    /// The earliest deadline.
    var first: Int64? { entries.first?.time }

    /// - Complexity: O(log n).
    mutating func insert(_ time: Int64, _ token: ConnectionToken) {
        var index = entries.count
        entries.append(Entry(time: time, token: token))
        while index > 0 {
            let parent = (index - 1) / 2
            guard entries[parent].time > entries[index].time else { return }
            entries.swapAt(parent, index)
            index = parent
        }
    }

    /// Removes and returns the earliest entry if its time has come.
    ///
    /// - Complexity: O(log n).
    mutating func removeFirst(notAfter now: Int64) -> Entry? {
        guard let first = entries.first, first.time <= now, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return first }
        entries[0] = last
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < entries.count && entries[child].time < entries[least].time {
                least = child
            }
            guard least != index else { return first }
            entries.swapAt(least, index)
            index = least
        }
    }
}
