import Glibc
import Synchronization

/// What other threads have for the loop: responses and orders.
final class Mailbox: Sendable {
    struct Contents {
        var completions: [Completion] = []
        /// Connections whose streams have something for the loop.
        var streams: [ConnectionToken] = []
        /// Exchanges that take no room any more.
        var parked = 0
        var drains = false
        var stops = false
        /// Whether the loop sleeps, or is about to, and has to be woken.
        fileprivate var isLoopWaiting = false

        fileprivate var isEmpty: Bool {
            completions.isEmpty && streams.isEmpty && parked == 0 && !drains && !stops
        }
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

    func post(stream token: ConnectionToken) { change { $0.streams.append(token) } }

    func postParked() { change { $0.parked += 1 } }

    func postDrain() { change { $0.drains = true } }

    func postStop() { change { $0.stops = true } }

    /// Empties the mailbox; the loop is awake.
    func take() -> Contents {
        contents.withLock { contents in
            let taken = contents
            contents = Contents()
            return taken
        }
    }

    /// Tells whether the loop may sleep: only with an empty box, and then whoever puts something in wakes it.
    func prepareToWait() -> Bool {
        contents.withLock { contents in
            contents.isLoopWaiting = contents.isEmpty
            return contents.isLoopWaiting
        }
    }

    /// A loop that is awake looks into the box before it sleeps, so waking it, which costs a system call here and an
    /// event there, is left out.
    private func change(_ body: (inout Contents) -> Void) {
        let wakes = contents.withLock { contents in
            body(&contents)
            defer { contents.isLoopWaiting = false }
            return contents.isLoopWaiting
        }
        if wakes { wakeup.signal() }
    }
}
