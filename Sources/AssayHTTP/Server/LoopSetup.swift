/// What a server prepares for its loop before the loop's thread exists: everything that can fail.
struct LoopSetup: Sendable {
    let limits: HTTPLimits
    let deadlines: LoopDeadlines
    let handler: any HTTPHandler
    let signals: SignalActions?
    let onEvent: @Sendable (ServerEvent) -> Void
    let pool: WorkerPool
    let mailbox: Mailbox
    let counters: ServerCounters
    let listeners: [Listener]
    /// An epoll descriptor, owned by the loop.
    let epoll: Int32
    /// A signalfd, owned by the loop; -1 where the server takes no signals.
    let signalDescriptor: Int32
}
