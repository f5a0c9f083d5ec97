/// A reply as it came: the status and the body.
public struct CurlReply: Sendable {
    /// The HTTP status code.
    public let status: Int
    /// The body, at most as large as the request allowed.
    public let body: [UInt8]
}
