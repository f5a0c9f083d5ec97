/// How a request's body is to be taken.
public enum RequestPlan: Sendable {
    /// What becomes of a request while as much is in flight as may be (``HTTPLimits/maxRequestsInFlight``,
    /// ``HTTPLimits/maxHeldBodyBytes``).
    public enum WhenFull: Sendable {
        /// It is answered all the same: for what costs next to nothing.
        case proceeds
        /// 503 with `Retry-After`, at once.
        case refuses
        /// It is not read until there is room, first come, first served; 503 after so long.
        case waits(Duration)
    }

    /// Answers at once, without the body: not found, not allowed, too large, a wrong type. If the body has not arrived
    /// already, the connection is closed afterwards.
    case respond(Response)
    /// Reads the whole body first.
    ///
    /// - maxBodyBytes: A larger body is answered 413, before it is read if its length was told. It can only lower
    ///   ``HTTPLimits/maxBodyBytes``.
    /// - inlineUpTo: Bodies of at most that many bytes are answered on the loop thread, larger ones on a worker;
    ///   negative for always on a worker.
    /// - whenFull: What becomes of it while too much is in flight.
    /// - lease: Let go of when the request is answered, or its client has gone.
    case receive(
        maxBodyBytes: Int, inlineUpTo: Int, whenFull: WhenFull = .refuses, lease: (any AnyObject & Sendable)? = nil)
    /// Hands the body over while it arrives, by the handler, and sends that response,
    /// whose content is written piece by piece; 503 while too much is in flight. The lease is as above.
    case stream(Response, lease: (any AnyObject & Sendable)? = nil)
}
