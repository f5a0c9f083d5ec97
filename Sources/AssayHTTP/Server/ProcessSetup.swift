import CLinux
import Glibc

/// What a server asks of its process as a whole.
enum ProcessSetup {
    /// Descriptors kept for everything that is no connection: files, judges' sockets, the loop's own.
    private static let reservedDescriptors = 64

    /// Raises the descriptor limit, ignores SIGPIPE and keeps freed memory for the next request; returns how many connections the limit leaves room for.
    static func prepare() -> Int {
        assay_ignore_sigpipe()
        assay_keep_memory()
        let limit = Int(assay_raise_descriptor_limit())
        // Where the limit cannot be read, accept(2) will tell.
        return limit < 0 ? Int(Int32.max) : max(1, limit - reservedDescriptors)
    }

    static func blockSignals() { _ = assay_block_signals() }

    static func openSignals() throws(ServerError) -> Int32 {
        let descriptor = assay_signalfd_create()
        guard descriptor >= 0 else { throw .noDescriptor(call: "signalfd", errno: -descriptor) }
        return descriptor
    }

    /// Cores this process may use.
    static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
