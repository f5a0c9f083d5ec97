import Glibc
import Synchronization

/// What other threads have for the loop: responses and orders.
final class Mailbox: Sendable {
    struct Contents {
        var completions: [Completion] = []
        var drains = false
        var stops = false

        fileprivate var isEmpty: Bool { completions.isEmpty && !drains && !stops }
    }

    let wakeup: Wakeup
    private let contents = Lock(Contents())
    /// The loop's `pthread_self`; 0 until it runs.
    private let loopThread = Atomic<UInt>(0)

    init() throws(ServerError) {
        wakeup = try Wakeup()
    }

    /// Marks the calling thread as the loop.
    func adoptLoopThread() { loopThread.store(UInt(pthread_self()), ordering: .relaxed) }

    var isOnLoopThread: Bool { loopThread.load(ordering: .relaxed) == UInt(pthread_self()) }

    func post(_ completion: Completion) { change { $0.completions.append(completion) } }

    func postDrain() { change { $0.drains = true } }

    func postStop() { change { $0.stops = true } }

    /// Empties the mailbox.
    func take() -> Contents {
        contents.withLock { contents in
            let taken = contents
            contents = Contents()
            return taken
        }
    }

    /// The loop is woken only by the first thing in an empty box; it takes everything at once.
    private func change(_ body: (inout Contents) -> Void) {
        let wasEmpty = contents.withLock { contents in
            let wasEmpty = contents.isEmpty
            body(&contents)
            return wasEmpty
        }
        if wasEmpty { wakeup.signal() }
    }
}
