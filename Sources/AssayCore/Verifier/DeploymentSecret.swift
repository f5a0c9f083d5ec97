/// 32 random bytes that the replicas of one deployment share and no model may learn.
///
/// A verifier that has to draw points or seeds nobody can prepare for takes them from here, so that replicas and
/// restarts agree on every verdict. It never decides what is right: an honest answer fares the same under any secret.
/// It is no part of the configuration's hash and never written anywhere: its description does not show it.
public struct DeploymentSecret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Bytes of a secret.
    public static let byteCount = 32

    /// The secret of a process that was given none: drawn once, the same until it ends.
    public static let process = DeploymentSecret.random()

    /// The secret as four words, the first byte the least significant of the first word.
    public let words: (UInt64, UInt64, UInt64, UInt64)

    /// A secret of exactly ``byteCount`` bytes; nil for any other number.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        func word(_ index: Int) -> UInt64 {
            (0..<8).reduce(0) { $0 | UInt64(bytes[index * 8 + $1]) << UInt64($1 * 8) }
        }
        words = (word(0), word(1), word(2), word(3))
    }

    private init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// A secret from the system's generator.
    public static func random() -> DeploymentSecret {
        func word() -> UInt64 { UInt64.random(in: .min ... .max) }
        return DeploymentSecret(words: (word(), word(), word(), word()))
    }

    /// The bytes, as a secret file holds them.
    public var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
        }
    }

    /// Whether two secrets are the same.
    public static func == (left: DeploymentSecret, right: DeploymentSecret) -> Bool { left.words == right.words }

    /// Mixes the words in.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }

    /// Never the secret.
    public var description: String { "DeploymentSecret(hidden)" }
    /// Never the secret.
    public var debugDescription: String { description }
    /// Never the secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
