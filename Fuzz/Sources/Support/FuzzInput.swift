/// The bytes libFuzzer made, taken apart from the front: single bytes that choose, and parts that end at a byte 0xFF,
/// which no UTF-8 text holds. Past the end every byte is 0 and every part is empty.
public struct FuzzInput {
    /// All of it.
    public let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    /// Wraps what libFuzzer hands over, which may be no memory at all.
    public init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
        bytes = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
    }

    /// Whether everything was taken.
    public var isAtEnd: Bool { position >= bytes.count }

    /// The next byte.
    public mutating func byte() -> UInt8 {
        guard position < bytes.count else { return 0 }
        defer { position += 1 }
        return bytes[position]
    }

    /// The bytes up to the next 0xFF, which is taken with them, or to the end.
    public mutating func part() -> [UInt8] {
        let start = position
        while position < bytes.count, bytes[position] != 0xFF { position += 1 }
        defer { position = min(position + 1, bytes.count) }
        return Array(bytes[start..<position])
    }

    /// A part as text; what is no UTF-8 becomes U+FFFD.
    public mutating func text() -> String { String(decoding: part(), as: UTF8.self) }

    /// What is left.
    public mutating func rest() -> [UInt8] {
        defer { position = bytes.count }
        return Array(bytes[position...])
    }

    /// A number that depends on every byte (FNV-1a): chooses where to cut, and which inputs get the dearer checks, so
    /// that a finding fails again.
    public var hash: UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash ^ hash >> 29
    }
}
