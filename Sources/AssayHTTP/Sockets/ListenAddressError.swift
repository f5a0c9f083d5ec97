/// Why a text is no ``ListenAddress``.
public enum ListenAddressError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Neither `HOST:PORT` nor `unix:PATH`.
    case malformed(String)
    /// The port is not 0…65535.
    case malformedPort(String)
    /// The host is no numeric address; IPv6 needs brackets.
    case notNumeric(String)
    /// `unix:` without a path.
    case emptyPath
    /// A Unix socket's path has at most 107 bytes.
    case pathTooLong(String)

    /// One sentence for the operator.
    public var description: String {
        switch self {
        case .malformed(let text): "'\(text)' is neither HOST:PORT nor unix:PATH"
        case .malformedPort(let text): "the port in '\(text)' is not a number from 0 to 65535"
        case .notNumeric(let text): "the host in '\(text)' is no numeric address (IPv6 is written [::1]:8787)"
        case .emptyPath: "unix: needs a path, as in unix:/run/assay.sock"
        case .pathTooLong(let path): "the path of a Unix socket has at most 107 bytes: '\(path)'"
        }
    }
}
