/// A secret that shows in no description, no dump and no message.
public struct JudgeKey: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let secret: String

    /// Wraps a key; white space around it is dropped.
    public init?(_ text: String) {
        let bytes = text.utf8.drop { $0 <= 0x20 }
        let end = bytes.lastIndex { $0 > 0x20 }.map { bytes.index(after: $0) } ?? bytes.startIndex
        guard bytes.startIndex < end, !bytes[..<end].contains(where: { $0 < 0x20 || $0 > 0x7e }) else { return nil }
        secret = String(decoding: bytes[..<end], as: UTF8.self)
    }

    /// Not the key.
    public var description: String { "(key)" }
    /// Not the key.
    public var debugDescription: String { "(key)" }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
