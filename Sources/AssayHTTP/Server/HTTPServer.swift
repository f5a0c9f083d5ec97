import CLinux

/// An HTTP/1.1 server: one thread for all sockets, one a core for the work.
///
///     let server = HTTPServer(addresses: [.tcp(host: "127.0.0.1", port: 0)], handler: Greeter())
///     let addresses = try server.start()      // with the real port
///     …
///     server.drain()
///     server.waitUntilStopped()
///
/// A process may run several. Letting go of a running server stops it at once.
public final class HTTPServer: Sendable {
    private enum State {
        case created
        case running
        case stopped(unfinished: Int)
    }

    private let addresses: [ListenAddress]
    private let unixMode: UInt32
    private let limits: HTTPLimits
    private let deadlines: HTTPDeadlines
    private let handler: any HTTPHandler
    private let signals: SignalActions?
    private let onEvent: @Sendable (ServerEvent) -> Void
    private let counters = ServerCounters()
    private let mailbox: Lock<Mailbox?> = Lock(nil)
    private let state: Lock<State> = Lock(.created)
    /// The threads that do the work; idle until ``start()``.
    public let pool: WorkerPool

    /// Prepares a server; nothing is opened before ``start()``.
    ///
    /// - Parameters:
    ///   - addresses: At least one.
    ///   - unixMode: The permissions of Unix sockets.
    ///   - workers: Threads for the work; the number of cores if nil, at least 1.
    ///   - handler: Answers every request.
    ///   - signals: Set where this server ends with its process; one server of a process at most. See
    ///     ``blockSignals()``.
    ///   - onEvent: For logs; called on the loop thread, so it must be quick.
    public init(
        addresses: [ListenAddress], unixMode: UInt32 = 0o600, limits: HTTPLimits = HTTPLimits(),
        deadlines: HTTPDeadlines = HTTPDeadlines(), workers: Int? = nil, handler: any HTTPHandler,
        signals: SignalActions? = nil,
        onEvent: @escaping @Sendable (ServerEvent) -> Void = { _ in }
    ) {
        self.addresses = addresses
        self.unixMode = unixMode
        self.limits = limits
        self.deadlines = deadlines
        self.handler = handler
        self.signals = signals
        self.onEvent = onEvent
        pool = WorkerPool(workerCount: max(1, workers ?? ProcessSetup.coreCount))
    }

    deinit { stop() }

    /// Blocks SIGTERM, SIGINT and SIGHUP in the calling thread and those it creates.
    ///
    /// A server with ``SignalActions`` reads them from a descriptor, which works only where no thread of the process
    /// takes them by itself: call this first thing in `main`, before any thread exists. ``start()`` calls it too.
    public static func blockSignals() { ProcessSetup.blockSignals() }

    /// Tells the supervisor that started the process, where it speaks sd_notify(3): `READY=1`, `STOPPING=1`.
    public static func notifySupervisor(_ state: String) { _ = assay_notify(state) }

    /// Listens, and serves on threads of its own.
    ///
    /// Raises the process's limit of open descriptors to the hard one, ignores SIGPIPE, and lets malloc keep what large
    /// requests free until the server has been quiet for a second. The limit of connections is
    /// lowered to what the descriptors allow.
    ///
    /// - Returns: The addresses with their real ports, in the order they were given.
    /// - Throws: ``ServerError``; nothing is left open then.
    public func start() throws(ServerError) -> [ListenAddress] {
        guard !addresses.isEmpty else { throw .noAddress }
        let isFirst = state.withLock { state in
            guard case .created = state else { return false }
            state = .running
            return true
        }
        guard isFirst else { throw .alreadyStarted }
        do throws(ServerError) {
            let setup = try prepare()
            try launch(setup)
            return setup.listeners.map(\.address)
        } catch {
            state.withLock { $0 = .stopped(unfinished: 0) }
            throw error
        }
    }

    /// Shuts down gracefully: no new connections, the last replies announce the end, and after
    /// ``HTTPDeadlines/grace`` what is left is cut off. Returns at once.
    public func drain() { mailbox.withLock { $0 }?.postDrain() }

    /// Cuts every connection off. Returns at once; jobs on workers run to their end but nobody hears them.
    public func stop() { mailbox.withLock { $0 }?.postStop() }

    /// Waits until the server has stopped; at once if it was never started.
    ///
    /// - Returns: How many connections were cut off unfinished.
    @discardableResult
    public func waitUntilStopped() -> Int {
        state.wait { state in
            switch state {
            case .created: 0
            case .running: nil
            case .stopped(let unfinished): unfinished
            }
        }
    }

    /// The counts so far; from any thread.
    public var statistics: ServerStatistics {
        var statistics = counters.snapshot
        statistics.queuedJobs = pool.queuedJobs
        statistics.busyWorkers = pool.busyWorkers
        return statistics
    }

    private func prepare() throws(ServerError) -> LoopSetup {
        var limits = limits
        limits.maxConnections = max(1, min(limits.maxConnections, ProcessSetup.prepare()))
        if signals != nil { ProcessSetup.blockSignals() }
        let mailbox = try Mailbox()
        var resources = Resources()
        do throws(ServerError) {
            resources.epoll = try Poller.open()
            if signals != nil { resources.signalDescriptor = try ProcessSetup.openSignals() }
            for address in addresses { resources.listeners.append(try Listener(address, unixMode: unixMode)) }
            try pool.start()
        } catch {
            resources.close()
            throw error
        }
        self.mailbox.withLock { $0 = mailbox }
        return LoopSetup(
            limits: limits, deadlines: LoopDeadlines(deadlines), handler: handler, signals: signals, onEvent: onEvent,
            pool: pool, mailbox: mailbox, counters: counters, listeners: resources.listeners, epoll: resources.epoll,
            signalDescriptor: resources.signalDescriptor)
    }

    private func launch(_ setup: LoopSetup) throws(ServerError) {
        let state = state
        let error = Thread.start(name: "assay-loop") {
            let unfinished = EventLoop(setup).run()
            state.withLock { $0 = .stopped(unfinished: unfinished) }
            state.wakeAll()
        }
        guard error == 0 else {
            setup.pool.stop()
            var resources = Resources(
                epoll: setup.epoll, signalDescriptor: setup.signalDescriptor, listeners: setup.listeners)
            resources.close()
            throw .threadNotStarted(errno: error)
        }
    }

    /// Descriptors that are not the loop's yet.
    private struct Resources {
        var epoll: Int32 = -1
        var signalDescriptor: Int32 = -1
        var listeners: [Listener] = []

        mutating func close() {
            for listener in listeners { listener.close() }
            if signalDescriptor >= 0 { SocketIO.close(signalDescriptor) }
            if epoll >= 0 { SocketIO.close(epoll) }
        }
    }
}
