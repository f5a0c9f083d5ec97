/// A bearer token with the name it goes by in logs and metrics.
public struct AccessToken: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Who uses it: 1 to 64 letters, digits, `.`, `_`, `-`.
    public let name: String
    /// The token itself, 1 to ``maxSecretBytes`` bytes of visible ASCII.
    public let secret: [UInt8]

    /// Longer ones are refused, so that a request cannot make the comparison long.
    public static let maxSecretBytes = 512

    /// Reads `NAME:TOKEN`; nil where it is none. A token may hold colons, a name may not.
    init?(line: Substring) {
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = line[..<colon]
        let secret = Array(line[line.utf8.index(after: colon)...].utf8)
        guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy(Self.mayBeInName),
            (1...Self.maxSecretBytes).contains(secret.count), secret.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.name = String(name)
        self.secret = secret
    }

    /// The name alone: a token is in no log and no error, however it is printed.
    public var description: String { "\(name):***" }

    /// The name alone.
    public var debugDescription: String { description }

    /// The name alone.
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }

    private static func mayBeInName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
