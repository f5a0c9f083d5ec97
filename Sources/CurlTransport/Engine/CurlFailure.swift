/// Why a call got no whole reply. Says nothing of the request: no address, no field, no body.
public struct CurlFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure.
    public enum Kind: String, Sendable, CaseIterable {
        /// The call itself cannot be made: a scheme other than http and https, a malformed address or field.
        case badCall = "bad_call"
        /// No connection: the name, the port or the network.
        case connect
        /// The certificate or the handshake.
        case tls
        /// The connection ended or was reset before the reply was whole.
        case truncated
        /// What came is no HTTP.
        case garbage
        /// The reply is larger than the call allows.
        case tooLarge = "too_large"
        /// No first byte in time.
        case firstByteTimeout = "first_byte_timeout"
        /// Not whole in time, counted from submission.
        case timeout
        /// The call was cancelled.
        case cancelled
        /// The engine has stopped.
        case stopped
    }

    /// What kind.
    public let kind: Kind
    /// One sentence without a full stop.
    public let message: String
    /// Nanoseconds between submission and the start of the transfer; the whole time where it never started.
    public let queueNanoseconds: Int64

    /// Names a failure.
    public init(_ kind: Kind, _ message: String, queueNanoseconds: Int64 = 0) {
        self.kind = kind
        self.message = message
        self.queueNanoseconds = queueNanoseconds
    }

    /// `connect: couldn't connect to server`.
    public var description: String { "\(kind.rawValue): \(message)" }
}
