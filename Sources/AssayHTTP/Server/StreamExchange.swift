import Synchronization

/// One request whose body is handed over while it arrives, and whose response is sent while it is made.
///
/// Both directions are bounded: at most ``windowBytes`` of the body wait to be received, then the client is no longer
/// read from; what is written waits without bound, so a handler looks at ``unsentBytes`` before it makes more. Safe to
/// use from any thread.
public final class StreamExchange: Sendable {
    /// What there is of the body.
    public enum Input: Sendable {
        /// The next bytes, at least one.
        case piece([UInt8])
        /// Nothing now; the change handler is called when there is.
        case nothingYet
        /// The whole body has been received.
        case ended
        /// No more will come, and the body is not whole.
        case failed(RequestFailure)
    }

    /// Bytes of the body that may wait to be received.
    public static let windowBytes = 1 << 20

    /// So many bytes let go make the loop look at once; fewer are counted when it looks next.
    private static let noticedRelease = 256 << 10

    private struct State {
        var pieces: [[UInt8]] = []
        var failure: RequestFailure?
        var hasEnded = false
        /// Written and not taken by the loop, in the order it is sent.
        var output: [[UInt8]] = []
        var isFinished = false
        /// Whether the loop has been told and has not looked yet.
        var isPosted = false
        var released = 0
        var onChange: (@Sendable () -> Void)?
        /// With less unsent than this the handler is not told that some of it went.
        var noticedBytes = Int.max
    }

    /// The request's line and fields.
    public let head: RequestHead
    /// The server's workers.
    public let pool: WorkerPool
    private let token: ConnectionToken
    private let mailbox: Mailbox
    private let state = Lock(State())
    private let waiting = Atomic(0)
    private let unsent = Atomic(0)
    private let cancelled = Atomic(false)
    /// Where the body comes compressed.
    private let inflation: Lock<StreamInflation>?

    init(
        head: RequestHead, pool: WorkerPool, token: ConnectionToken, mailbox: Mailbox, inflation: StreamInflation? = nil
    ) {
        self.inflation = inflation.map { Lock($0) }
        self.head = head
        self.pool = pool
        self.token = token
        self.mailbox = mailbox
    }

    // MARK: For the handler

    /// Calls `action` whenever there is more to receive, the input has ended, some of much that was unsent is sent, or
    /// the client has gone. Called on the loop thread, so it must be quick; let go of when the exchange ends.
    ///
    /// - Parameter bytes: how much is much; a handler that stops at more unsent than that goes on when it is called.
    public func onChange(ofUnsent bytes: Int, _ action: @escaping @Sendable () -> Void) {
        state.withLock { state in
            state.noticedBytes = bytes
            state.onChange = action
        }
    }

    /// Takes the next piece of the body, decompressed where it came compressed; one caller at a time.
    public func receive() -> Input {
        guard let inflation else { return receiveCoded() }
        return inflation.withLock { inflation in
            inflation.next(receive: receiveCoded, release: { count in state.withLock { $0.released += count } })
        }
    }

    private func receiveCoded() -> Input {
        let input: Input = state.withLock { state in
            if !state.pieces.isEmpty { return .piece(state.pieces.removeFirst()) }
            if let failure = state.failure { return .failed(failure) }
            return state.hasEnded ? .ended : .nothingYet
        }
        guard case .piece(let piece) = input else { return input }
        let before = waiting.wrappingSubtract(piece.count, ordering: .relaxed).oldValue
        if before >= Self.windowBytes, before - piece.count < Self.windowBytes { post { _ in } }
        return input
    }

    /// Says that so many bytes of the body are no longer in memory.
    public func release(_ count: Int) {
        // Of a compressed one only what was received is counted, and given back as it is used up.
        guard count > 0, inflation == nil else { return }
        let isMuch = state.withLock { state in
            state.released += count
            return state.released >= Self.noticedRelease
        }
        if isMuch { post { _ in } }
    }

    /// Sends bytes of the response's content. Nothing is sent after ``finish()``.
    public func write(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        unsent.wrappingAdd(bytes.count, ordering: .relaxed)
        post { state in if !state.isFinished { state.output.append(bytes) } }
    }

    /// Ends the response.
    public func finish() { post { $0.isFinished = true } }

    /// Bytes written that the client's system has not taken yet.
    public var unsentBytes: Int { unsent.load(ordering: .relaxed) }

    /// Whether the client did not read what waited for it: it is told so, and nothing more is made for it.
    public var isReaderTooSlow: Bool { state.withLock { $0.failure == .slowReader } }

    /// Whether nobody will read what is written from now on.
    public var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    private func post(_ change: (inout State) -> Void) {
        let isNews = state.withLock { state in
            change(&state)
            defer { state.isPosted = true }
            return !state.isPosted
        }
        if isNews { mailbox.post(stream: token) }
    }

    // MARK: For the loop

    /// Whether more of the body may wait.
    var hasRoom: Bool { waiting.load(ordering: .relaxed) < Self.windowBytes }

    func deliver(_ piece: [UInt8]) {
        guard !piece.isEmpty else { return }
        waiting.wrappingAdd(piece.count, ordering: .relaxed)
        change { $0.pieces.append(piece) }
    }

    /// No more of the body comes.
    func endInput(_ failure: RequestFailure?) {
        change { state in
            guard !state.hasEnded || failure == .slowReader else { return }
            state.hasEnded = true
            state.failure = failure
            if failure == .slowReader { state.pieces = [] }
        }
    }

    /// Tells the handler to look again.
    func notify() { change { _ in } }

    private func change(_ body: (inout State) -> Void) {
        let action = state.withLock { state in
            body(&state)
            return state.onChange
        }
        action?()
    }

    /// Takes what is to be sent, about `bytes` of it; `isLast` where nothing follows.
    func takeOutput(atMost bytes: Int) -> (pieces: [[UInt8]], count: Int, isLast: Bool, released: Int) {
        state.withLock { state in
            state.isPosted = false
            var count = 0
            var taken = 0
            while taken < state.output.count, count < bytes {
                count += state.output[taken].count
                taken += 1
            }
            let pieces = Array(state.output[..<taken])
            state.output.removeFirst(taken)
            defer { state.released = 0 }
            return (pieces, count, state.isFinished && state.output.isEmpty, state.released)
        }
    }

    /// So many bytes were handed to the system; the handler is told where many were waiting.
    func countSent(_ count: Int) {
        let before = unsent.wrappingSubtract(count, ordering: .relaxed).oldValue
        let action = state.withLock { before >= $0.noticedBytes ? $0.onChange : nil }
        action?()
    }

    /// The client has gone, or the exchange is over.
    func end(isCancelled: Bool) {
        if isCancelled {
            cancelled.store(true, ordering: .relaxed)
            notify()
        }
        state.withLock { state in
            state.onChange = nil
            state.pieces = []
            state.output = []
        }
    }
}
