/// Names what earned a vote: judge, model, parameters, template version, sample, order and fields, without the nonce.
///
/// A SHA-256 digest, so that nobody can look for collisions and a file of keys tells nothing of the texts.
public struct VoteKey: Sendable, Hashable {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// A key from its digest, as a file holds it; nil where it has not 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// The key of a list of parts; each goes in with its length, so that no two lists make one text.
    init(of parts: [String]) {
        var message: [UInt8] = []
        message.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 12 })
        for part in parts {
            message += "\(part.utf8.count):".utf8
            message += part.utf8
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for word in SHA256.digest(of: message) {
            for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        self.bytes = bytes
    }

    /// 64 hexadecimal digits.
    public var text: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
