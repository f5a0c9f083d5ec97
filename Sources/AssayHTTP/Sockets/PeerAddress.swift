import CLinux

/// Who is at the other end of a connection.
public enum PeerAddress: Sendable, Hashable, CustomStringConvertible {
    /// An IPv4 address, its four bytes in network order.
    case ipv4(UInt32)
    /// An IPv6 address, its sixteen bytes in network order as two halves. An IPv4-mapped one is reported as IPv4.
    case ipv6(UInt64, UInt64)
    /// A local process on a Unix socket.
    case unix

    init(_ address: assay_address) {
        var address = address
        switch address.family {
        case 4: self = withUnsafeBytes(of: &address.bytes) { .ipv4(Self.bigEndian($0[0..<4])) }
        case 6:
            self = withUnsafeBytes(of: &address.bytes) { .ipv6(Self.bigEndian($0[0..<8]), Self.bigEndian($0[8..<16])) }
            if case .ipv6(0, let low) = self, low >> 32 == 0xFFFF { self = .ipv4(UInt32(truncatingIfNeeded: low)) }
        default: self = .unix
        }
    }

    /// Whether it is this machine: 127.0.0.0/8, `::1` or a Unix socket.
    public var isLoopback: Bool {
        switch self {
        case .ipv4(let value): value >> 24 == 127
        case .ipv6(let high, let low): high == 0 && low == 1
        case .unix: true
        }
    }

    /// The usual notation; IPv6 as eight groups without compression.
    public var description: String {
        switch self {
        case .ipv4(let value):
            return stride(from: 24, through: 0, by: -8).map { String(value >> UInt32($0) & 0xFF) }
                .joined(separator: ".")
        case .ipv6(let high, let low):
            return [high, low].flatMap { half in
                stride(from: 48, through: 0, by: -16).map { String(half >> UInt64($0) & 0xFFFF, radix: 16) }
            }.joined(separator: ":")
        case .unix:
            return "unix"
        }
    }

    private static func bigEndian<T: FixedWidthInteger>(_ bytes: Slice<UnsafeRawBufferPointer>) -> T {
        bytes.reduce(0) { $0 << 8 | T($1) }
    }
}
