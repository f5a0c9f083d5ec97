/// A compressed request on its way to the handler: decompressed on the workers, a few megabytes a turn so that others get
/// theirs, within the same bounds as a content that came as it is.
final class InflationJob: @unchecked Sendable {  // One turn at a time: each submits the next as its last act.
    private static let bytesPerTurn = 4 << 20

    private let head: RequestHead
    private let coded: [UInt8]
    private let maxBytes: Int
    private let inflater: Inflater
    private let make: @Sendable (_ body: [UInt8], _ hold: BodyHold) -> Exchange
    private let refuse: @Sendable (RequestFailure) -> Void
    private let isWanted: @Sendable () -> Bool
    private let handler: any HTTPHandler
    private let pool: WorkerPool
    private let hold: BodyHold
    private var used = 0
    private var content: [UInt8] = []

    /// - Parameters:
    ///   - maxBytes: What the content may become.
    ///   - hold: Counts what it becomes, until the exchange is gone.
    ///   - make: The exchange for the decompressed content.
    ///   - refuse: Answers instead.
    init(
        head: RequestHead, coded: [UInt8], maxBytes: Int, maxRatio: Int, hold: BodyHold, handler: any HTTPHandler,
        pool: WorkerPool, isWanted: @escaping @Sendable () -> Bool,
        make: @escaping @Sendable (_ body: [UInt8], _ hold: BodyHold) -> Exchange,
        refuse: @escaping @Sendable (RequestFailure) -> Void
    ) {
        self.head = head
        self.coded = coded
        self.maxBytes = maxBytes
        self.hold = hold
        self.handler = handler
        self.pool = pool
        self.isWanted = isWanted
        self.make = make
        self.refuse = refuse
        inflater = Inflater(head.contentCoding, maxRatio: maxRatio)
    }

    /// Decompresses some more; hands the request on when all of it is there.
    func turn() {
        guard isWanted() else { return refuse(.abandoned) }
        let before = content.count
        do throws(RequestFailure) {
            // A byte more than may be, to see that there is no more.
            let room = min(Self.bytesPerTurn, maxBytes - before + 1)
            used += try coded.withUnsafeBufferPointer { coded throws(RequestFailure) in
                try inflater.decode(UnsafeBufferPointer(rebasing: coded[used...]), into: &content, room: room)
            }
            guard content.count <= maxBytes else { throw .bodyTooLarge }
            guard hold.add(content.count - before) else { throw .overloaded }
            if used < coded.count || inflater.holdsMore { return pool.submitPart { self.turn() } }
            guard inflater.isAtEnd else { throw .malformedContentCoding }
        } catch {
            content = []
            return refuse(error)
        }
        let body = content
        content = []
        handler.respond(to: make(body, hold))
    }
}
