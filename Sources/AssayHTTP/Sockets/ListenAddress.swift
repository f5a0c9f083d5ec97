/// Where a server listens.
///
///     try ListenAddress(parsing: "127.0.0.1:8787")
///     try ListenAddress(parsing: "[::1]:0")            // any free port
///     try ListenAddress(parsing: "unix:/run/assay.sock")
public enum ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// A numeric IPv4 or IPv6 address, without brackets, and a port; port 0 takes any free one. An IPv6 listener takes
    /// no IPv4 connections.
    case tcp(host: String, port: UInt16)
    /// A Unix socket's path, at most 107 bytes.
    case unix(path: String)

    /// Reads `HOST:PORT`, `[IPV6]:PORT` or `unix:PATH`. `localhost` means 127.0.0.1; other names are not resolved,
    /// since a listener that depends on a resolver binds somewhere else one day.
    public init(parsing text: String) throws(ListenAddressError) {
        if text.utf8.starts(with: "unix:".utf8) {
            let path = String(text.dropFirst(5))
            guard !path.isEmpty else { throw .emptyPath }
            guard path.utf8.count <= Self.maxPathBytes else { throw .pathTooLong(path) }
            guard !path.utf8.contains(0) else { throw .malformed(text) }
            self = .unix(path: path)
            return
        }
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { throw .malformed(text) }
        let digits = text[text.utf8.index(after: colon)...]
        guard !digits.isEmpty, digits.utf8.allSatisfy(ByteClass.isDigit), let port = UInt16(digits) else {
            throw .malformedPort(text)
        }
        var host = String(text[..<colon])
        if host.utf8.first == UInt8(ascii: "["), host.utf8.last == UInt8(ascii: "]") {
            host = String(host.dropFirst().dropLast())
            guard SocketAddress(numericIPv6: host, port: port) != nil else { throw .notNumeric(text) }
        } else {
            if host == "localhost" { host = "127.0.0.1" }
            guard SocketAddress(numericIPv4: host, port: port) != nil else { throw .notNumeric(text) }
        }
        self = .tcp(host: host, port: port)
    }

    /// The form ``init(parsing:)`` reads.
    public var description: String {
        switch self {
        case .tcp(let host, let port): host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    /// Whether only this machine can reach it.
    public var isLoopback: Bool {
        switch self {
        case .unix: true
        case .tcp(let host, let port):
            SocketAddress(numericHost: host, port: port).map { PeerAddress($0.system).isLoopback } ?? false
        }
    }

    /// `sun_path` has 108 bytes, the last one zero.
    private static let maxPathBytes = 107
}
