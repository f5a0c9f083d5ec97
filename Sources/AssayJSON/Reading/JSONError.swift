/// Why bytes are not the JSON Assay reads, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// The bytes end before the value does.
        case unexpectedEnd
        /// A byte that cannot stand there.
        case unexpectedByte(UInt8)
        /// More than one value.
        case trailingBytes
        /// U+FEFF before the value (RFC 8259, section 8.1: never to be added, and here never ignored).
        case byteOrderMark
        /// Text that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
        case invalidUTF8
        /// A control character inside a string that should be escaped.
        case controlInString
        /// A backslash followed by something no escape starts with.
        case invalidEscape
        /// A `\u` escape that is half of a surrogate pair.
        case loneSurrogate
        /// A number against the grammar of RFC 8259, section 6.
        case invalidNumber
        /// A key that stands twice in one object.
        case duplicateKey
        /// Containers nested more deeply than the limit.
        case tooDeep(limit: Int)
        /// More bytes than the limit.
        case tooLarge(limit: Int)
        /// More values and keys than the limit.
        case tooManyValues(limit: Int)
        /// A value of another kind than the one asked for.
        case wrongKind(expected: String, found: String)
        /// A number with a fraction or an exponent where a whole number is asked for.
        case notWholeNumber
        /// A number that does not fit the type asked for.
        case numberOutOfRange
    }

    /// What is wrong.
    public let kind: Kind
    /// The offset of the byte, from 0 at the start of the text: of the first byte that is wrong, or of the start of the
    /// number, escape, key or sequence that is; the length of the text where it ends too early.
    public let offset: Int

    /// Names the fault and the place.
    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    /// What is wrong and where: `a key stands twice, at byte 17`.
    public var description: String { "\(problem), at byte \(offset)" }

    /// The place as line and column, for people.
    ///
    /// - Parameter bytes: the text that was read.
    /// - Complexity: O(offset).
    public func position(in bytes: [UInt8]) -> TextPosition { TextPosition(of: offset, in: bytes) }

    private var problem: String {
        switch kind {
        case .unexpectedEnd: return "the text ends too early"
        case .unexpectedByte(let byte):
            if byte >= 0x21 && byte < 0x7f { return "unexpected \(Character(Unicode.Scalar(byte)))" }
            return "unexpected byte 0x\(String(byte, radix: 16))"
        case .trailingBytes: return "more after the end of the value"
        case .byteOrderMark: return "a byte order mark"
        case .invalidUTF8: return "invalid UTF-8"
        case .controlInString: return "a control character inside a string"
        case .invalidEscape: return "an invalid escape"
        case .loneSurrogate: return "half of a surrogate pair"
        case .invalidNumber: return "an invalid number"
        case .duplicateKey: return "a key stands twice"
        case .tooDeep(let limit): return "nested more than \(limit) deep"
        case .tooLarge(let limit): return "more than \(limit) bytes"
        case .tooManyValues(let limit): return "more than \(limit) values and keys"
        case .wrongKind(let expected, let found): return "must be \(expected), not \(found)"
        case .notWholeNumber: return "the number is not written as a whole number"
        case .numberOutOfRange: return "the number does not fit"
        }
    }
}
