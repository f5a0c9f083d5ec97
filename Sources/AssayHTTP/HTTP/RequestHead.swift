/// A request's line and fields, checked against RFC 9112 and kept as the bytes they arrived in.
///
///     head.method               // .post
///     head.path                 // "/v1/score"
///     head.query("detail")      // "full"
///     head.field("content-type")
public struct RequestHead: Sendable {
    /// The method.
    public let method: HTTPMethod
    /// The decoded path, without the query: valid UTF-8, starting with a slash, with no escaped slash or control
    /// character in it. Dot segments stay as they are. `*` for `OPTIONS *`; host and port for CONNECT.
    public let path: String
    /// Whether the client speaks HTTP/1.0.
    public let isHTTP10: Bool
    /// Whether the client wants the connection kept after this request (RFC 9112 section 9.3).
    public let keepAlive: Bool
    /// Whether the client waits for `100 Continue` before it sends the content.
    public let expectsContinue: Bool
    /// Who sent it.
    public internal(set) var peer = PeerAddress.unix
    let framing: BodyFraming
    /// How the content is coded; ``Exchange/body`` is decoded already.
    let contentCoding: ContentCoding
    private let bytes: [UInt8]
    private let target: Range<Int>
    private let query: Range<Int>
    private let lines: [FieldLine]

    init(
        line: RequestLine, framing: BodyFraming, fields: FramingFields, lines: [FieldLine], bytes: [UInt8]
    ) {
        method = line.method
        path = line.path
        isHTTP10 = line.isHTTP10
        keepAlive = !fields.asksToClose && (!line.isHTTP10 || fields.asksToKeepAlive)
        // An HTTP/1.0 client cannot have meant it (RFC 9110 section 10.1.1).
        expectsContinue = fields.expectsContinue && !line.isHTTP10
        target = line.target
        query = line.query
        self.framing = framing
        contentCoding = fields.contentCoding
        self.lines = lines
        self.bytes = bytes
    }

    /// The target as it was sent, query and all.
    public var rawTarget: String { text(target) }

    /// The content's size in bytes where the client told it: nil for a chunked one, 0 for none.
    public var contentLength: Int? {
        switch framing {
        case .none: 0
        case .length(let length): length
        case .chunked: nil
        }
    }

    /// Field names and values in the order they were sent; bytes that are no UTF-8 are replaced by U+FFFD.
    public var fields: [(name: String, value: String)] { lines.map { (text($0.name), text($0.value)) } }

    /// A field's value, or nil where there is none; several lines of one name are joined by `, ` (RFC 9110 section
    /// 5.3).
    ///
    /// - Parameter name: In any case.
    /// - Complexity: O(fields).
    public func field(_ name: String) -> String? {
        var found: String?
        for line in lines where equalsIgnoringCase(line.name, name) {
            found = found.map { $0 + ", " + text(line.value) } ?? text(line.value)
        }
        return found
    }

    /// Gives `body` the bytes of a field that stands there exactly once, without a copy; nil where it does not.
    ///
    /// - Parameter name: In any case.
    /// - Complexity: O(fields).
    public func withSoleField<Result>(_ name: String, _ body: (Span<UInt8>) -> Result) -> Result? {
        var found: Range<Int>?
        for line in lines where equalsIgnoringCase(line.name, name) {
            guard found == nil else { return nil }
            found = line.value
        }
        return found.map { body(bytes.span.extracting($0)) }
    }

    /// The first query parameter of that name, percent escapes decoded and `+` read as a space; an empty text for a
    /// name without a value, nil where there is no such name or its value is not UTF-8.
    ///
    /// - Complexity: O(query).
    public func query(_ name: String) -> String? {
        let span = bytes.span
        var start = query.lowerBound
        while start < query.upperBound {
            var end = start
            var equals: Int?
            while end < query.upperBound, span[end] != UInt8(ascii: "&") {
                if equals == nil, span[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            let key = PercentDecoding.text(span.extracting(start..<(equals ?? end)), plusIsSpace: true)
            if let key, key.utf8.elementsEqual(name.utf8) {
                guard let equals else { return "" }
                return PercentDecoding.text(span.extracting((equals + 1)..<end), plusIsSpace: true)
            }
            start = end + 1
        }
        return nil
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func equalsIgnoringCase(_ range: Range<Int>, _ name: String) -> Bool {
        guard range.count == name.utf8.count else { return false }
        var index = range.lowerBound
        for byte in name.utf8 {
            guard ByteClass.lowercased(bytes[index]) == ByteClass.lowercased(byte) else { return false }
            index += 1
        }
        return true
    }
}
