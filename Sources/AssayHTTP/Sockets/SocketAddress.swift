import CLinux

/// A numeric TCP address as the system takes it.
struct SocketAddress {
    let system: assay_address

    init?(numericHost host: String, port: UInt16) {
        let isIPv6 = host.utf8.contains(UInt8(ascii: ":"))
        guard let address = Self.parse(host, family: isIPv6 ? 6 : 4, port: port) else { return nil }
        system = address
    }

    init?(numericIPv4 host: String, port: UInt16) {
        guard let address = Self.parse(host, family: 4, port: port) else { return nil }
        system = address
    }

    init?(numericIPv6 host: String, port: UInt16) {
        guard let address = Self.parse(host, family: 6, port: port) else { return nil }
        system = address
    }

    private static func parse(_ host: String, family: UInt8, port: UInt16) -> assay_address? {
        var address = assay_address()
        return assay_address_parse(host, family, port, &address) == 0 ? address : nil
    }
}
