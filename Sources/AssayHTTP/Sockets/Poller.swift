import CLinux

/// An epoll instance and room for what it reports.
struct Poller: ~Copyable {
    /// What one descriptor is ready for.
    struct Readiness: OptionSet {
        let rawValue: UInt32
        static let readable = Readiness(rawValue: UInt32(ASSAY_READABLE))
        static let writable = Readiness(rawValue: UInt32(ASSAY_WRITABLE))
        /// The peer sends no more; what it sent may still be unread.
        static let peerFinished = Readiness(rawValue: UInt32(ASSAY_PEER_FINISHED))
        /// Neither direction works any more.
        static let hangUp = Readiness(rawValue: UInt32(ASSAY_HANG_UP))
    }

    private static let capacity = 256
    let descriptor: Int32
    private var tokens = [UInt64](repeating: 0, count: Self.capacity)
    private var ready = [UInt32](repeating: 0, count: Self.capacity)

    /// epoll_create1(2), before the loop that will own it exists.
    static func open() throws(ServerError) -> Int32 {
        let descriptor = assay_epoll_create()
        guard descriptor >= 0 else { throw .noDescriptor(call: "epoll_create1", errno: -descriptor) }
        return descriptor
    }

    init(owning descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { assay_close(descriptor) }

    /// Reports each change once, for reading and writing; returns 0 or -errno.
    func addEdgeTriggered(_ fd: Int32, token: UInt64) -> Int32 { assay_epoll_add_edge(descriptor, fd, token) }

    /// Reports as long as there is something to read; returns 0 or -errno.
    func addLevelTriggered(_ fd: Int32, token: UInt64) -> Int32 { assay_epoll_add_level(descriptor, fd, token) }

    /// Reports it no more.
    func remove(_ fd: Int32) { _ = assay_epoll_remove(descriptor, fd) }

    /// Waits for at least one event or the timeout; returns how many events there are.
    mutating func wait(milliseconds: Int32) -> Int {
        let count = tokens.withUnsafeMutableBufferPointer { tokens in
            ready.withUnsafeMutableBufferPointer { ready in
                assay_epoll_wait(descriptor, tokens.baseAddress, ready.baseAddress, Int32(Self.capacity), milliseconds)
            }
        }
        // Only a bad descriptor or argument can fail here, and both are this type's own.
        precondition(count >= 0, "epoll_wait failed on a descriptor that this loop owns")
        return Int(count)
    }

    /// One of the events of the last wait.
    func event(_ index: Int) -> (token: UInt64, readiness: Readiness) {
        (tokens[index], Readiness(rawValue: ready[index]))
    }
}
