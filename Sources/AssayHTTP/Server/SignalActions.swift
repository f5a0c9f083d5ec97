/// What happens on the process's signals, for a server that takes them.
///
/// SIGTERM and SIGINT drain the server, a second one stops it at once; SIGHUP asks for a reload.
public struct SignalActions: Sendable {
    /// Called when the first SIGTERM or SIGINT starts the drain, on the loop thread.
    public var onDrain: @Sendable () -> Void
    /// Called on SIGHUP, on the loop thread: longer work belongs on another one.
    public var onReload: @Sendable () -> Void

    /// Both do nothing unless they are set.
    public init(onDrain: @escaping @Sendable () -> Void = {}, onReload: @escaping @Sendable () -> Void = {}) {
        self.onDrain = onDrain
        self.onReload = onReload
    }
}
