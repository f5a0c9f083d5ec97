/// What keeps the points, the prime and the hashes of an ``EquivalenceEngine`` unknown to whoever writes answers.
///
/// Replicas that share it agree on everything, restarts too. It is never printed: its description is a placeholder.
public struct EngineSecret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    let words: (UInt64, UInt64, UInt64, UInt64)

    /// Takes 32 bytes of a deployment secret; nil for any other number of bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (index, byte) in bytes.enumerated() { words[index / 8] |= UInt64(byte) << UInt64(8 * (index % 8)) }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// A secret of this process alone, from the system's random numbers.
    public static func random() -> EngineSecret {
        var generator = SystemRandomNumberGenerator()
        return EngineSecret(words: (generator.next(), generator.next(), generator.next(), generator.next()))
    }

    /// A fixed secret for tests and for programs whose answers nobody is paid to forge.
    public static func fixed(_ number: UInt64) -> EngineSecret { EngineSecret(words: (number, 1, 2, 3)) }

    /// Takes the four words of a deployment secret.
    public init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// Whether two secrets are the same.
    public static func == (left: EngineSecret, right: EngineSecret) -> Bool { left.words == right.words }

    /// A placeholder.
    public var description: String { "EngineSecret(…)" }
    /// A placeholder.
    public var debugDescription: String { description }
}

extension EngineSecret: CustomReflectable {
    /// Shows nothing, so that `dump` and string interpolation of its owners show nothing either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
