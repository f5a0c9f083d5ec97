/// One HTTP request for ``CurlEngine``: what to send, and how long and how large the answer may be.
public struct CurlCall: Sendable {
    /// An http or https address; any other scheme is refused.
    public var url: String
    /// Fields sent beside `Content-Type: application/json`; values must hold no line ends.
    public var fields: [(name: String, value: String)]
    /// What is posted; nil asks with GET.
    public var body: [UInt8]?
    /// From submission to the last byte, time in the queue included.
    public var timeoutMilliseconds: Int
    /// From the start of the transfer, after the queue, to the first line of the reply.
    public var firstByteTimeoutMilliseconds: Int
    /// A longer reply is ``CurlFailure/Kind/tooLarge``.
    public var maxReplyBytes: Int
    /// A proxy's address; nil for none. The environment's proxies are never used.
    public var proxy: String?
    /// A file of certificates to trust instead of the system's.
    public var certificateFile: String?

    /// A request; without a body a GET.
    public init(
        url: String, fields: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        timeoutMilliseconds: Int = 60_000, firstByteTimeoutMilliseconds: Int = 60_000,
        maxReplyBytes: Int = 1_048_576
    ) {
        self.url = url
        self.fields = fields
        self.body = body
        self.timeoutMilliseconds = timeoutMilliseconds
        self.firstByteTimeoutMilliseconds = firstByteTimeoutMilliseconds
        self.maxReplyBytes = maxReplyBytes
    }
}
