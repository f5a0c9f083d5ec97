import Synchronization

/// One request and the promise of its response.
///
/// Any thread may finish it, once. An exchange that is let go unfinished is answered 500, so that no connection hangs
/// on a forgotten one.
public final class Exchange: Sendable {
    /// The request's line and fields.
    public let head: RequestHead
    /// The whole content, without chunked framing.
    public let body: [UInt8]
    /// When the request was complete, on ``MonotonicClock``.
    public let receivedAt: Int64
    /// When it was complete, less the time for which it was not read because too much was in flight: from then on it has
    /// been in the queue.
    public let queuedSince: Int64
    /// The server's workers, for splitting a large request.
    public let pool: WorkerPool
    let token: ConnectionToken
    private let mailbox: Mailbox
    private let life: ConnectionLife
    /// What was received of the body; less than it is where it came compressed.
    private let heldBytes: Int
    /// What it became; counted until the exchange is gone.
    private let hold: BodyHold?
    /// Contents of at least that many bytes are compressed where the client accepts it.
    private let compressedReplyBytes: Int
    /// What has become of it.
    private enum Stage {
        static let active = 0
        static let parked = 1
        static let finished = 2
    }

    private let stage = Atomic(Stage.active)
    // Guarded by the thread: only the loop thread touches these two, the other threads ask for its identity first.
    nonisolated(unsafe) private var isInline = false
    nonisolated(unsafe) private var inlineResponse: Response?

    init(
        head: RequestHead, body: [UInt8], receivedAt: Int64, waited: Int64, pool: WorkerPool, token: ConnectionToken,
        mailbox: Mailbox, life: ConnectionLife, compressedReplyBytes: Int, heldBytes: Int? = nil,
        hold: BodyHold? = nil
    ) {
        self.head = head
        self.body = body
        self.receivedAt = receivedAt
        queuedSince = receivedAt - waited
        self.pool = pool
        self.token = token
        self.mailbox = mailbox
        self.life = life
        self.compressedReplyBytes = compressedReplyBytes
        self.heldBytes = heldBytes ?? body.count
        self.hold = hold
    }

    deinit {
        let before = stage.load(ordering: .relaxed)
        guard before != Stage.finished else { return }
        mailbox.post(
            Completion(
                token: token, outcome: .abandoned, heldBytes: heldBytes, wasParked: before == Stage.parked))
    }

    /// Whether the client has gone, so that nobody will read the response: worth asking between the parts of a long
    /// job. A client that has only finished sending still counts as there.
    public var isCancelled: Bool { life.hasEnded }

    /// Sends the response. Later calls do nothing.
    ///
    /// A long content is compressed first where the client accepts that, never on the loop thread.
    public func finish(_ response: Response) {
        let before = stage.exchange(Stage.finished, ordering: .acquiringAndReleasing)
        guard before != Stage.finished else { return }
        let wasParked = before == Stage.parked
        guard response.body.count >= compressedReplyBytes else { return deliver(response, wasParked) }
        var response = response
        response.fields.append(HTTPField("Vary", "Accept-Encoding"))
        guard let coding = head.field("accept-encoding").flatMap(ContentCoding.chosen) else {
            return deliver(response, wasParked)
        }
        if mailbox.isOnLoopThread {
            pool.submit { [response] in self.deliver(response.coded(coding), wasParked) }
        } else {
            deliver(response.coded(coding), wasParked)
        }
    }

    /// Says that the work is done for now and the answer waits for something outside: the request takes no room among
    /// those in flight any more, though its body is still held.
    public func park() {
        let (isNews, _) = stage.compareExchange(
            expected: Stage.active, desired: Stage.parked, ordering: .acquiringAndReleasing)
        if isNews { mailbox.postParked() }
    }

    private func deliver(_ response: Response, _ wasParked: Bool) {
        if mailbox.isOnLoopThread, isInline {
            inlineResponse = response
        } else {
            mailbox.post(
                Completion(
                    token: token, outcome: .finished(response), heldBytes: heldBytes, wasParked: wasParked))
        }
    }

    /// Lets `handler` answer on the loop thread and returns its response, or nil if it will come later.
    func runInline(_ handler: any HTTPHandler) -> Response? {
        isInline = true
        handler.respond(to: self)
        isInline = false
        defer { inlineResponse = nil }
        return inlineResponse
    }
}
