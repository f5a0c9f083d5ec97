import AssayJSON
import Yams

/// Who may use the daemon.
extension ConfigurationReader {
    static func readAllowFrom(
        _ node: ConfigurationNode, into access: inout AccessSettings
    ) throws(ConfigurationError) {
        for element in try node.elements() {
            let text = try element.string()
            if text == "unix" {
                access.allowsUnixClients = true
            } else if let range = AddressRange(text) {
                access.allowFrom.append(range)
            } else {
                throw element.mistake("must be a range of addresses such as 10.0.0.0/8 or fd00::/8, or unix")
            }
        }
    }

    static func readTokenLimits(_ node: ConfigurationNode) throws(ConfigurationError) -> [String: TokenLimits] {
        var limits: [String: TokenLimits] = [:]
        for (name, value) in try node.members() {
            var own = TokenLimits()
            for (key, number) in try value.members() {
                switch key {
                case "max_in_flight": own.maxInFlight = try number.integer(in: 0...1_000_000)
                case "requests_per_minute": own.requestsPerMinute = try number.integer(in: 0...100_000_000)
                default: throw number.unknownKey("limit", known: ["max_in_flight", "requests_per_minute"])
                }
            }
            limits[name] = own
        }
        return limits
    }

    /// `0660` or `"0660"`: octal digits, however YAML would read them.
    static func readMode(_ node: ConfigurationNode) throws(ConfigurationError) -> UInt32 {
        guard case .scalar(let scalar) = node.node, let mode = UInt32(scalar.string, radix: 8),
            scalar.string.count <= 4,
            mode & 0o600 == 0o600, mode & 0o777 == mode
        else { throw node.mistake("must be octal permissions such as 0600 or 0660") }
        return mode
    }
}
