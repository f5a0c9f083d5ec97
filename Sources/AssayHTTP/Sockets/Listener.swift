import CLinux

/// A listening socket.
struct Listener: Sendable {
    /// How many connections may wait to be accepted: a whole step's rollouts connect at once. The kernel caps it at
    /// net.core.somaxconn.
    static let backlog: Int32 = 4096

    let descriptor: Int32
    /// Where it listens, with the real port.
    let address: ListenAddress
    /// A Unix socket's file, as it was created.
    private let file: (device: UInt64, inode: UInt64)?

    /// - Parameter unixMode: The permissions of a Unix socket's file, from its first instant.
    init(_ address: ListenAddress, unixMode: UInt32 = 0o600) throws(ServerError) {
        switch address {
        case .tcp(let host, let port):
            guard var system = SocketAddress(numericHost: host, port: port)?.system else {
                throw .cannotListen(address, errno: Self.invalidArgument)
            }
            descriptor = assay_listen_tcp(&system, Self.backlog)
            guard descriptor >= 0 else { throw .cannotListen(address, errno: -descriptor) }
            self.address = .tcp(host: host, port: UInt16(clamping: assay_bound_port(descriptor)))
            file = nil
        case .unix(let path):
            var device: UInt64 = 0
            var inode: UInt64 = 0
            descriptor = assay_listen_unix(path, Self.backlog, unixMode, &device, &inode)
            guard descriptor >= 0 else { throw .cannotListen(address, errno: -descriptor) }
            self.address = address
            file = (device, inode)
        }
    }

    /// Stops listening; removes a Unix socket's file unless another server has put its own there.
    func close() {
        if case .unix(let path) = address, let file {
            _ = assay_unlink_same(path, file.device, file.inode)
        }
        assay_close(descriptor)
    }

    private static let invalidArgument: Int32 = 22
}
