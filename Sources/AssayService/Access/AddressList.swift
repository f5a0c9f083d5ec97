import AssayConfiguration
import AssayHTTP

/// Ranges of addresses as numbers, so that a look-up compares and allocates nothing.
struct AddressList: Sendable {
    private var ranges4: [(network: UInt32, mask: UInt32)] = []
    private var ranges6: [(high: UInt64, low: UInt64, highMask: UInt64, lowMask: UInt64)] = []
    private let hasUnixClients: Bool

    init(_ ranges: [AddressRange], unixClients: Bool) {
        hasUnixClients = unixClients
        for range in ranges {
            let bytes = range.network
            if bytes.count == 4 {
                add4(bytes[...], prefix: range.prefixLength)
            } else if range.prefixLength >= 96, bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255
            {
                // A peer with an IPv4-mapped address is reported as IPv4.
                add4(bytes[12...], prefix: range.prefixLength - 96)
            } else {
                ranges6.append(
                    (
                        Self.number(bytes[..<8]), Self.number(bytes[8...]), Self.mask(min(range.prefixLength, 64)),
                        Self.mask(max(range.prefixLength - 64, 0))
                    ))
            }
        }
    }

    var isEmpty: Bool { ranges4.isEmpty && ranges6.isEmpty && !hasUnixClients }

    /// - Complexity: O(ranges).
    func contains(_ peer: PeerAddress) -> Bool {
        switch peer {
        case .ipv4(let value): ranges4.contains { value & $0.mask == $0.network }
        case .ipv6(let high, let low):
            ranges6.contains { high & $0.highMask == $0.high && low & $0.lowMask == $0.low }
        case .unix: hasUnixClients
        }
    }

    private mutating func add4(_ bytes: ArraySlice<UInt8>, prefix: Int) {
        let mask = UInt32(truncatingIfNeeded: Self.mask(prefix) >> 32)
        ranges4.append((UInt32(truncatingIfNeeded: Self.number(bytes)), mask))
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    /// The first bits of 64 set; shifts by 64 give 0 in Swift.
    private static func mask(_ bits: Int) -> UInt64 { ~UInt64(0) << UInt64(64 - bits) }
}
