/// Why a server could not start.
public enum ServerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A listener could not be opened: in use, not permitted, not this machine's address.
    case cannotListen(ListenAddress, errno: Int32)
    /// The kernel refused a descriptor for epoll, eventfd or signalfd.
    case noDescriptor(call: String, errno: Int32)
    /// A thread could not be created.
    case threadNotStarted(errno: Int32)
    /// ``HTTPServer/start()`` was called a second time.
    case alreadyStarted
    /// There is no address to listen on.
    case noAddress

    /// One sentence for the operator.
    public var description: String {
        switch self {
        case .cannotListen(let address, let errno): "cannot listen on \(address): \(SystemErrorText.of(errno))"
        case .noDescriptor(let call, let errno): "\(call) failed: \(SystemErrorText.of(errno))"
        case .threadNotStarted(let errno): "cannot start a thread: \(SystemErrorText.of(errno))"
        case .alreadyStarted: "the server was started already"
        case .noAddress: "no address to listen on"
        }
    }
}
