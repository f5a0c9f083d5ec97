import Glibc

/// A range of IP addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3): `10.0.0.0/8`, `fd00::/8`, `192.0.2.7`.
public struct AddressRange: Sendable, Hashable {
    /// The first address, in network order: 4 bytes, or 16 of IPv6.
    public let network: [UInt8]
    /// How many leading bits are fixed: 0 to 32, or 0 to 128.
    public let prefixLength: Int

    /// Reads a range; without a prefix length it is one address.
    ///
    /// - Returns: nil where the text is no range, or its address has bits beyond the prefix.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first, let network = Self.bytes(String(address)) else { return nil }
        var length = network.count * 8
        if parts.count == 2 {
            let digits = parts[1]
            guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let value = Int(digits), value <= length
            else { return nil }
            length = value
        }
        let hasBitsBeyond = network.indices.contains { index in
            let fixed = min(max(length - index * 8, 0), 8)
            return network[index] & (0xFF >> UInt8(fixed)) != 0 && fixed < 8
        }
        guard !hasBitsBeyond else { return nil }
        self.network = network
        prefixLength = length
    }

    /// Whether an address, 4 or 16 bytes in network order, lies in the range.
    public func contains(_ address: [UInt8]) -> Bool {
        guard address.count == network.count else { return false }
        return network.indices.allSatisfy { index in
            let fixed = min(max(prefixLength - index * 8, 0), 8)
            return (address[index] ^ network[index]) >> UInt8(8 - fixed) == 0
        }
    }

    /// inet_pton(3).
    private static func bytes(_ text: String) -> [UInt8]? {
        for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: count)
            if bytes.withUnsafeMutableBytes({ inet_pton(family, text, $0.baseAddress) }) == 1 { return bytes }
        }
        return nil
    }
}
