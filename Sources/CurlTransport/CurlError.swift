/// Why a request got no reply: libcurl's code and what it says of it.
public struct CurlError: Error, Sendable, Hashable, CustomStringConvertible {
    /// `CURLcode`, see libcurl-errors(3).
    public let code: UInt32
    /// One sentence without a full stop.
    public let message: String

    /// `couldn't connect to server (7)`.
    public var description: String { "\(message) (curl \(code))" }
}
