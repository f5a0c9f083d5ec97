/// A first-in, first-out queue of jobs that gives its memory back when a burst is over.
struct JobQueue {
    typealias Job = @Sendable () -> Void

    /// Jobs from `head` on are queued; those before it are taken.
    private var jobs: [Job?] = []
    private var head = 0

    var count: Int { jobs.count - head }

    mutating func append(_ job: @escaping Job) { jobs.append(job) }

    mutating func removeFirst() -> Job? {
        guard head < jobs.count else { return nil }
        let job = jobs[head]
        jobs[head] = nil
        head += 1
        if head == jobs.count {
            jobs.removeAll(keepingCapacity: jobs.capacity <= 1024)
            head = 0
        } else if head >= 1024, head * 2 >= jobs.count {
            jobs.removeFirst(head)
            head = 0
        }
        return job
    }

    /// Empties the queue and hands its jobs over.
    mutating func removeAll() -> [Job] {
        let left = jobs[head...].compactMap { $0 }
        jobs = []
        head = 0
        return left
    }
}
