import Glibc

/// Threads that run jobs first come, first served; one a core by default.
///
/// A request runs as one job. A large one is split by submitting its parts, which take turns with requests that came later:
///
///     exchange.pool.submit { … }
///     exchange.pool.submitPart { … }
public final class WorkerPool: Sendable {
    private struct State {
        var queue = JobLanes()
        var idleWorkers = 0
        var runningWorkers = 0
        var isStopping = false
    }

    /// How many threads it has.
    public let workerCount: Int
    private let state = Lock(State())

    /// A pool whose threads are not started yet.
    init(workerCount: Int) {
        self.workerCount = workerCount
    }

    /// Starts the threads; on failure those that were started stop again.
    func start() throws(ServerError) {
        for index in 0..<workerCount {
            let state = state
            let error = Thread.start(name: "assay-worker-\(index)") { Self.work(state) }
            guard error == 0 else {
                stop()
                throw .threadNotStarted(errno: error)
            }
        }
    }

    /// Queues a job. Jobs submitted after the server has stopped are dropped.
    ///
    /// - Complexity: O(1) amortised; one wake-up if a thread is idle.
    public func submit(_ job: @escaping @Sendable () -> Void) { submit(job, wakes: true) }

    /// Queues a part of a large request, between which and the next one other requests get their turn.
    ///
    /// - Complexity: as ``submit(_:)``.
    public func submitPart(_ job: @escaping @Sendable () -> Void) { submit(job, isPart: true, wakes: true) }

    /// Queues a job; without waking, a thread that is awake takes it, or one that ``wakeIdle()`` wakes.
    func submit(_ job: @escaping @Sendable () -> Void, isPart: Bool = false, wakes: Bool) {
        let shouldWake = state.withLock { state in
            guard !state.isStopping else { return false }
            state.queue.append(job, isPart: isPart)
            return wakes && state.idleWorkers > 0
        }
        if shouldWake { state.wake() }
    }

    /// Wakes as many idle threads as there are jobs left for.
    func wakeIdle() {
        let count = state.withLock { min($0.queue.count, $0.idleWorkers) }
        for _ in 0..<count { state.wake() }
    }

    /// Jobs that wait for a thread.
    public var queuedJobs: Int { state.withLock { $0.queue.count } }

    /// Threads that run a job now.
    public var busyWorkers: Int { state.withLock { $0.runningWorkers } }

    /// Drops what is queued and lets every thread end after the job it runs; does not wait for them.
    func stop() {
        let dropped = state.withLock { state in
            state.isStopping = true
            return state.queue.removeAll()
        }
        state.wakeAll()
        // Released outside the lock: a dropped job may hold the last reference to an exchange.
        _ = dropped
    }

    private static func work(_ state: Lock<State>) {
        // As if it came from a job: what follows turns a running worker into an idle one.
        state.withLock { $0.runningWorkers += 1 }
        while let job = next(state) { job() }
    }

    /// The next job, once there is one; nil when the pool stops.
    private static func next(_ state: Lock<State>) -> JobLanes.Job? {
        state.withLock { state in
            state.runningWorkers -= 1
            state.idleWorkers += 1
        }
        return state.wait { state -> JobLanes.Job?? in
            guard let job = state.queue.removeFirst() else { return state.isStopping ? .some(nil) : nil }
            state.idleWorkers -= 1
            state.runningWorkers += 1
            return job
        }
    }
}
