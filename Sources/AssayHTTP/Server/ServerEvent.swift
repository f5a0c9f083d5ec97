/// What an operator's log may want to know.
public enum ServerEvent: Sendable {
    /// Ready at that address.
    case listening(ListenAddress)
    /// A request was refused by the server itself, or abandoned by the handler.
    case refused(RequestFailure, PeerAddress)
    /// A peer has more connections than it may have; this one was answered 503.
    case peerLimit(PeerAddress)
    /// No more connections are accepted until one ends.
    case connectionLimit
    /// accept(2) failed for want of descriptors or memory; it is tried again shortly.
    case acceptFailed(errno: Int32)
    /// Shutting down gracefully.
    case draining
    /// Everything is closed; `unfinished` connections did not end within the grace.
    case stopped(unfinished: Int)
}
