/// One client's connection: a state machine the loop drives. Confined to the loop thread.
///
/// Requests are answered strictly in order: while one is being answered, nothing further is read, so a client that
/// sends faster than it is served is slowed down by TCP instead of filling memory.
final class Connection {
    enum Phase {
        /// Between requests, or within a head.
        case awaitingHead
        /// There is no room for the request yet.
        case waiting(WaitingRequest)
        case receivingBody(IncomingBody)
        case streaming(ActiveStream)
        /// The handler has the request.
        case responding(ResponseSerializer.Form)
        /// The last reply is sent; what still arrives is dropped so that a reset cannot overtake the reply
        /// (RFC 9112 section 9.6).
        case lingering(bytesLeft: Int, until: Int64)
        case closed
    }

    /// What follows once all output is sent.
    enum AfterOutput {
        case goesOn
        case closes
        /// The client may still be sending.
        case lingers
    }

    /// How much a refused client may still send.
    static let lingerBytes = 1 << 20

    let socket: Int32
    let token: ConnectionToken
    let peer: PeerAddress
    let life = ConnectionLife()
    var phase = Phase.awaitingHead
    var afterOutput = AfterOutput.goesOn
    /// Received and not used yet, from `pendingStart` on: the beginning of a head, or requests behind the one that is
    /// being answered.
    var pending: [UInt8] = []
    var pendingStart = 0
    var parser: RequestHeadParser
    var outbox = Outbox()
    /// The kernel may have more to read; edge-triggered, it says so only once.
    var isReadable = false
    /// The end of the input is near: read on even after a short read.
    var isPeerFinished = false
    /// The end of the input was read.
    var isInputEnded = false
    /// Requests so far.
    var requestCount = 0
    /// What the plan of the request under way lent it.
    var lease: (any AnyObject & Sendable)?
    /// When the first byte of the head in `pending` arrived.
    var headStartedAt: Int64?
    var lastWriteAt: Int64 = 0
    /// When something must have happened; `Int64.max` for no limit.
    var deadline = Int64.max
    /// The earliest entry for this connection in the loop's heap.
    var scheduledAt = Int64.max
    /// When a client that has finished sending is next asked whether it is still there.
    var presenceCheckAt: Int64?
    /// Whether it waits in the loop's list for another turn.
    var isQueued = false

    init(socket: Int32, token: ConnectionToken, peer: PeerAddress, limits: HTTPLimits) {
        self.socket = socket
        self.token = token
        self.peer = peer
        parser = RequestHeadParser(limits: limits)
    }

    /// Whether further input can be used now.
    var takesInput: Bool {
        guard case .goesOn = afterOutput else { return false }
        switch phase {
        // What waits to be sent holds only the next request up.
        case .streaming(let active): return !active.isInputOver && active.exchange.hasRoom
        case .awaitingHead: return outbox.isEmpty
        case .receivingBody(let incoming): return outbox.isEmpty && incoming.pausedAt == nil
        case .waiting, .responding, .lingering, .closed: return false
        }
    }

    var hasPending: Bool { pendingStart < pending.count }

    /// Between requests, with nothing of the next one received and nothing left to send.
    var isIdle: Bool {
        if case .awaitingHead = phase { return !parser.hasBegun && outbox.isEmpty } else { return false }
    }

    var isClosed: Bool { if case .closed = phase { true } else { false } }
}
