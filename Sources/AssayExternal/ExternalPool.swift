import AssayConfiguration
import AssayCore
import AssayHTTP
import AssayJSON
import CLinux

/// The rows that wait for one program, and the workers that take them.
final class ExternalPool: Sendable {
    /// A row and who waits for it.
    struct Row: Sendable {
        let row: ExternalRow
        /// The end of its time, on ``AssayHTTP/MonotonicClock``.
        let deadline: Int64
        let submittedAt: Int64
        let isWanted: @Sendable () -> Bool
        let completion: @Sendable (ExternalReply.Outcome, JSONObject) -> Void
    }

    private struct State {
        var rows: [Row] = []
        var head = 0
        var runningWorkers = 0
        var isStopping = false

        var count: Int { rows.count - head }

        mutating func removeFirst() -> Row? {
            guard head < rows.count else { return nil }
            let row = rows[head]
            head += 1
            if head >= 1024, head * 2 >= rows.count {
                rows.removeFirst(head)
                head = 0
            }
            return row
        }
    }

    let settings: ExternalSettings
    let counters = ExternalCounters()
    private let state = Lock(State())
    private let events: [Int32]
    private let onProblem: @Sendable (String) -> Void

    /// Starts the workers' threads; each starts its program.
    ///
    /// - Parameter onProblem: for the log; called on any thread.
    init(_ settings: ExternalSettings, onProblem: @escaping @Sendable (String) -> Void) {
        self.settings = settings
        self.onProblem = onProblem
        events = (0..<settings.workers).map { _ in assay_eventfd_create() }
        state.withLock { $0.runningWorkers = settings.workers }
        for index in 0..<settings.workers {
            let event = events[index]
            let error = Thread.start(name: "assay-external") { [self] in ExternalWorker(self, event: event).run() }
            if error != 0 {
                onProblem("a thread cannot be started: errno \(error)")
                workerHasEnded()
            }
        }
    }

    deinit { for event in events where event >= 0 { assay_close(event) } }

    /// Queues a row, or fails it at once.
    func submit(_ row: Row) {
        let refusal: RolloutError? = state.withLock { state in
            if state.isStopping || state.runningWorkers == 0 { return unavailable("is stopped") }
            if state.count >= settings.maxQueued {
                return RolloutError(.overloaded, "\(settings.maxQueued) rows wait for \(settings.name) already")
            }
            state.rows.append(row)
            return nil
        }
        if let refusal { return row.completion(.judged(.failed(refusal)), [:]) }
        for event in events { _ = assay_eventfd_signal(event) }
    }

    /// The next row that is wanted and in time; the others are answered.
    func next() -> Row? {
        while let row = state.withLock({ $0.removeFirst() }) {
            let error: RolloutError
            if MonotonicClock.now > row.deadline {
                error = RolloutError(.deadlineExceeded, "the deadline passed before \(settings.name) took the row")
            } else if !row.isWanted() {
                error = RolloutError(.deadlineExceeded, "nobody waits for the row any more")
            } else {
                return row
            }
            row.completion(.judged(.failed(error)), [:])
        }
        return nil
    }

    /// Answers the rows whose time is over, whoever would have taken them.
    func expire() {
        let now = MonotonicClock.now
        let late: [Row] = state.withLock { state in
            guard state.rows[state.head...].contains(where: { $0.deadline < now }) else { return [] }
            let waiting = state.rows[state.head...]
            state.rows = waiting.filter { $0.deadline >= now }
            state.head = 0
            return waiting.filter { $0.deadline < now }
        }
        let error = RolloutError(.deadlineExceeded, "the deadline passed before \(settings.name) took the row")
        for row in late { row.completion(.judged(.failed(error)), [:]) }
    }

    /// Answers every row that waits, since the program does not start.
    func failAll(_ problem: String) {
        let rows = state.withLock { state in
            defer {
                state.rows = []
                state.head = 0
            }
            return Array(state.rows[state.head...])
        }
        for row in rows { row.completion(.judged(.failed(unavailable(problem))), [:]) }
    }

    func unavailable(_ problem: String) -> RolloutError {
        RolloutError(.externalUnavailable, "\(settings.name) \(problem)")
    }

    func report(_ problem: String) { onProblem(problem) }

    var isStopping: Bool { state.withLock { $0.isStopping } }
    var hasWaiting: Bool { state.withLock { $0.count > 0 } }
    var waiting: Int { state.withLock { $0.count } }

    /// Lets the workers finish the rows there are and end.
    func stop() {
        state.withLock { $0.isStopping = true }
        for event in events { _ = assay_eventfd_signal(event) }
    }

    func workerHasEnded() {
        let isLast = state.withLock { state in
            state.runningWorkers -= 1
            return state.runningWorkers == 0
        }
        if isLast { failAll("is stopped") }
    }
}
