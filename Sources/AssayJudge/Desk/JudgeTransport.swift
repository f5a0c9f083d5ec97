/// Sends requests and runs timers on one thread; libcurl in a daemon, a script in tests.
///
/// Everything the desk owns is touched on that thread alone, so that it needs no locks.
public protocol JudgeTransport: Sendable {
    /// Nanoseconds on a clock that only goes forward.
    var now: Int64 { get }
    /// Runs a body on the thread, in the order of these calls; false where it has ended.
    func perform(_ body: @escaping @Sendable () -> Void) -> Bool
    /// Runs a body on the thread after a time.
    func schedule(afterNanoseconds delay: Int64, _ body: @escaping @Sendable () -> Void) -> UInt64
    /// Posts JSON; the completion runs once, on the thread, also where the call is cancelled.
    func send(_ request: JudgeRequest, completion: @escaping @Sendable (JudgeReply) -> Void) -> UInt64
    /// Ends a call or forgets a timer.
    func cancel(_ token: UInt64)
}

/// One request to a judge's endpoint.
public struct JudgeRequest: Sendable {
    /// The whole address.
    public let url: String
    /// The key, where the endpoint wants one.
    public let key: JudgeKey?
    /// JSON.
    public let body: [UInt8]
    /// From submission to the last byte.
    public let timeoutMilliseconds: Int

    /// The value of `Authorization`; the one place where the key leaves its wrapper.
    public var authorization: String? { key.map { "Bearer \($0.secret)" } }
}

/// What came of a request.
public enum JudgeReply: Sendable {
    /// A whole reply.
    case answer(status: Int, body: [UInt8], retryAfterMilliseconds: Int?)
    /// No whole reply: connection, reset, garbage, time.
    case noAnswer
    /// An address or field nobody can send, or a reply larger than is read: trying again changes nothing.
    case impossible
}
