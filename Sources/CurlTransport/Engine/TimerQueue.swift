/// Bodies to run at a time, earliest first; of two at one time the one that was added first.
///
/// A cancelled one leaves its place in the heap until it comes up, or until such places outnumber the live ones.
struct TimerQueue {
    typealias Body = () -> Void

    private struct Place {
        let time: Int64
        let id: UInt64
        func isBefore(_ other: Place) -> Bool { time < other.time || (time == other.time && id < other.id) }
    }

    private var heap: [Place] = []
    private var bodies: [UInt64: Body] = [:]

    /// Timers that will run.
    var count: Int { bodies.count }
    /// When the next place comes up; nil where nothing waits.
    var nextTime: Int64? { bodies.isEmpty ? nil : heap.first?.time }

    /// Adds a body under a number that grows from call to call.
    ///
    /// - Complexity: O(log n).
    mutating func add(_ id: UInt64, at time: Int64, _ body: @escaping Body) {
        bodies[id] = body
        heap.append(Place(time: time, id: id))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].isBefore(heap[parent]) else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Forgets a body; one that has run already is no mistake.
    ///
    /// - Complexity: O(1) amortised.
    mutating func cancel(_ id: UInt64) {
        guard bodies.removeValue(forKey: id) != nil else { return }
        guard heap.count > 64, heap.count > 2 * bodies.count else { return }
        // A sorted array is a heap.
        heap = heap.filter { bodies[$0.id] != nil }.sorted { $0.isBefore($1) }
    }

    /// Takes the next body whose time has come.
    mutating func takeDue(_ now: Int64) -> Body? {
        while let first = heap.first, first.time <= now {
            removeFirst()
            if let body = bodies.removeValue(forKey: first.id) { return body }
        }
        return nil
    }

    /// Forgets everything.
    mutating func removeAll() {
        heap = []
        bodies = [:]
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].isBefore(heap[least])
            {
                least = child
            }
            guard least != parent else { return }
            heap.swapAt(least, parent)
            parent = least
        }
    }
}
