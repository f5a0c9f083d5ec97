@testable import AssayHTTP

/// Reads requests from pieces of a byte stream with the parts a connection uses, and nothing of the server.
struct StreamReader {
    /// What was read of one request.
    struct Request: Equatable {
        let head: RequestHead
        let body: [UInt8]

        static func == (left: Request, right: Request) -> Bool {
            left.head.method == right.head.method && left.head.path == right.head.path
                && left.head.rawTarget == right.head.rawTarget && left.head.keepAlive == right.head.keepAlive
                && left.head.isHTTP10 == right.head.isHTTP10
                && left.head.expectsContinue == right.head.expectsContinue
                && left.head.framing == right.head.framing && left.body == right.body
                && left.head.fields.elementsEqual(right.head.fields) { $0.name == $1.name && $0.value == $1.value }
        }
    }

    private let limits: HTTPLimits
    private(set) var requests: [Request] = []
    private(set) var failure: RequestFailure?
    private var buffer: [UInt8] = []
    private var parser: RequestHeadParser
    private var head: RequestHead?
    private var receiver: BodyReceiver?

    init(limits: HTTPLimits) {
        self.limits = limits
        parser = RequestHeadParser(limits: limits)
    }

    /// Whether the stream ends between two requests.
    var isComplete: Bool { failure == nil && head == nil && !parser.hasBegun }

    mutating func feed(_ bytes: some Collection<UInt8>) {
        guard failure == nil else { return }
        buffer.append(contentsOf: bytes)
        do throws(RequestFailure) {
            while try step() {}
        } catch {
            failure = error
        }
    }

    private mutating func step() throws(RequestFailure) -> Bool {
        if let head, var body = receiver {
            receiver = nil
            let used = try body.receive(buffer.span)
            buffer.removeFirst(used)
            receiver = body
            guard body.isComplete else { return false }
            requests.append(Request(head: head, body: body.take()))
            self.head = nil
            receiver = nil
            return true
        }
        let input = buffer
        guard let head = try parser.parse(input.span) else { return false }
        buffer.removeFirst(parser.consumed)
        parser = RequestHeadParser(limits: limits)
        self.head = head
        receiver = try BodyReceiver(framing: head.framing, limits: limits, maxBodyBytes: limits.maxBodyBytes)
        return true
    }

    /// Whether both read the same: requests, refusal, and whether the stream ends in the middle of one.
    func agrees(with other: StreamReader) -> Bool {
        failure == other.failure && isComplete == other.isComplete && requests == other.requests
    }
}
