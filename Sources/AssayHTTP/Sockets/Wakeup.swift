import CLinux

/// An eventfd: lets any thread end another's ``Poller/wait(milliseconds:)``.
final class Wakeup: Sendable {
    let descriptor: Int32

    init() throws(ServerError) {
        descriptor = assay_eventfd_create()
        guard descriptor >= 0 else { throw .noDescriptor(call: "eventfd", errno: -descriptor) }
    }

    deinit { assay_close(descriptor) }

    func signal() { _ = assay_eventfd_signal(descriptor) }

    func clear() { _ = assay_eventfd_clear(descriptor) }
}
