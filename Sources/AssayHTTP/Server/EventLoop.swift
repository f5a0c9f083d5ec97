/// The thread that owns every socket: accepts, reads, parses, answers what is cheap, and sends.
///
/// Made and used on that thread alone, so nothing in it is shared or locked; other threads reach it by the
/// ``Mailbox``.
final class EventLoop {
    /// How much one connection may move before the others get their turn.
    static let bytesPerTurn = 256 << 10
    /// A body that misses at least that much is read in place.
    static let directReadBytes = 32 << 10
    /// A body of at most that much is sent with its head from one buffer.
    static let copiedBodyBytes = 16 << 10
    /// Pipelined replies are sent together up to about that much.
    static let outputBytes = 64 << 10
    private static let inputBytes = 64 << 10

    let limits: HTTPLimits
    let deadlines: LoopDeadlines
    let handler: any HTTPHandler
    let pool: WorkerPool
    let mailbox: Mailbox
    let counters: ServerCounters
    let signals: SignalActions?
    let onEvent: @Sendable (ServerEvent) -> Void
    /// Where every connection's input lands first; idle connections have no buffer of their own.
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: EventLoop.inputBytes, alignment: 64)
    /// The replies of the connection at hand; empty between connections.
    var output: [UInt8] = []
    var serializer = ResponseSerializer()
    /// When this turn began, on ``MonotonicClock``.
    private(set) var now = MonotonicClock.now
    var poller: Poller
    var connections = ConnectionTable()
    var acceptor: Acceptor
    let signalDescriptor: Int32
    /// Since when the server is going down.
    var drainStartedAt: Int64?
    var isStopped = false
    /// Requests the handler has.
    var outstanding = 0
    /// Those of them that wait for something outside.
    var parked = 0
    /// Connections whose requests wait for room.
    var waiting = Line<ConnectionToken>()
    /// The one whose body may go on beyond the budget.
    var exempt: ConnectionToken?
    private var timers = DeadlineHeap()
    private var jobsThisTurn = 0
    private var memoryReturn = MemoryReturn()
    /// Connections that used up their turn with more to read.
    private var queued: [ConnectionToken] = []

    init(_ setup: LoopSetup) {
        limits = setup.limits
        deadlines = setup.deadlines
        handler = setup.handler
        pool = setup.pool
        mailbox = setup.mailbox
        counters = setup.counters
        signals = setup.signals
        onEvent = setup.onEvent
        poller = Poller(owning: setup.epoll)
        acceptor = Acceptor(setup.listeners)
        signalDescriptor = setup.signalDescriptor
        output.reserveCapacity(Self.outputBytes)
    }

    deinit { input.deallocate() }

    /// Runs until the server is stopped; returns how many connections were cut off.
    func run() -> Int {
        mailbox.adoptLoopThread()
        _ = poller.addEdgeTriggered(mailbox.wakeup.descriptor, token: LoopToken.mailbox)
        if signalDescriptor >= 0 { _ = poller.addLevelTriggered(signalDescriptor, token: LoopToken.signals) }
        resumeAccepting()
        for listener in acceptor.listeners { onEvent(.listening(listener.address)) }
        while !isStopped { turn() }
        return shutDown()
    }

    private func turn() {
        let count = poller.wait(milliseconds: mailbox.prepareToWait() ? waitMilliseconds : 0)
        now = MonotonicClock.now
        serializer.date.update(toSecond: MonotonicClock.wallSecond)
        for index in 0..<count {
            let (token, readiness) = poller.event(index)
            if LoopToken.isOwn(token) {
                handleOwn(token)
            } else {
                connections[ConnectionToken(rawValue: token)]?.handle(readiness, in: self)
            }
        }
        readMailbox()
        advanceQueued()
        expireDeadlines()
        // Last: what came before may have made room.
        if !waiting.isEmpty { admitWaiting() }
        if jobsThisTurn > 1 { pool.wakeIdle() }
        jobsThisTurn = 0
        resumeAcceptingIfDue()
        finishDrainIfDue()
        if memoryReturn.isDue(at: now, received: counters.received, held: counters.held) {
            pool.submit { MemoryReturn.run() }
        }
    }

    private func handleOwn(_ token: UInt64) {
        switch token {
        case LoopToken.mailbox: return  // It has woken the loop, which reads the box every turn.
        case LoopToken.signals: readSignals()
        default: accept(from: LoopToken.listener(token))
        }
    }

    private func readMailbox() {
        let contents = mailbox.take()
        settle(contents)
        for completion in contents.completions {
            connections[completion.token]?.complete(completion.outcome, in: self)
        }
        for token in contents.streams { connections[token]?.advance(in: self) }
        if contents.drains { startDrain() }
        if contents.stops { isStopped = true }
    }

    // MARK: Turns

    /// Hands a job to the workers. A turn's first job wakes one, which often does the next ones too; whether the others
    /// are needed is seen when the turn is over. Waking costs more than many a request.
    func submit(_ job: @escaping @Sendable () -> Void) {
        jobsThisTurn += 1
        pool.submit(job, wakes: jobsThisTurn == 1)
    }

    /// Gives a connection another turn after the others had theirs.
    func queue(_ connection: Connection) {
        guard !connection.isQueued else { return }
        connection.isQueued = true
        queued.append(connection.token)
    }

    private func advanceQueued() {
        guard !queued.isEmpty else { return }
        let tokens = queued
        queued.removeAll(keepingCapacity: true)
        for token in tokens {
            guard let connection = connections[token] else { continue }
            connection.isQueued = false
            connection.advance(in: self)
        }
    }

    // MARK: Deadlines

    /// When a connection that becomes idle now is closed.
    var idleDeadline: Int64 { drainStartedAt.map { $0 + deadlines.drainIdle } ?? (now + deadlines.idle) }

    /// Makes sure that the connection is looked at by its deadline.
    func schedule(_ connection: Connection) {
        guard connection.deadline < connection.scheduledAt else { return }
        connection.scheduledAt = connection.deadline
        timers.insert(connection.deadline, connection.token)
    }

    private func expireDeadlines() {
        while let entry = timers.removeFirst(notAfter: now) {
            guard let connection = connections[entry.token], connection.scheduledAt == entry.time else { continue }
            connection.scheduledAt = .max
            if connection.deadline <= now {
                connection.expire(in: self)
            } else {
                schedule(connection)
            }
        }
    }

    /// Until the next thing that is due, rounded up so that it is due by then.
    private var waitMilliseconds: Int32 {
        guard queued.isEmpty else { return 0 }
        var next = Int64.max
        if let time = timers.first { next = min(next, time) }
        if let time = acceptor.resumesAt { next = min(next, time) }
        if let time = memoryReturn.dueAt { next = min(next, time) }
        if let start = drainStartedAt { next = min(next, start + deadlines.grace) }
        guard next < .max else { return -1 }
        // The clock as it is, not this turn's: handlers may have run since.
        let left = next - MonotonicClock.now
        return left <= 0 ? 0 : Int32(clamping: (left + 999_999) / 1_000_000)
    }

    // MARK: Bookkeeping

    /// Counts and reports a refusal.
    func note(_ failure: RequestFailure, _ peer: PeerAddress) {
        counters.count(failure)
        onEvent(.refused(failure, peer))
    }

    /// Removes a connection whose socket is closed.
    func forget(_ connection: Connection) {
        connections.remove(connection.token)
        acceptor.countClosed(connection.peer, limits)
        counters.changeOpen(by: -1)
    }
}
