/// What the fields say about where a request ends and how its connection goes on, gathered line by line.
struct FramingFields {
    private(set) var hasHost = false
    private(set) var contentLength: Int?
    private(set) var hasTransferEncoding = false
    private(set) var expectsContinue = false
    private(set) var asksToClose = false
    private(set) var asksToKeepAlive = false
    private(set) var contentCoding = ContentCoding.identity
    private(set) var hasContentCoding = false
    /// Codings other than `chunked` were named.
    private var hasOtherCoding = false
    /// How often `chunked` was named; it must be once, and last.
    private var chunkedCount = 0
    private var endsInChunked = false

    /// Takes note of a field if it is one of the six that matter here.
    mutating func note(_ input: Span<UInt8>, _ line: FieldLine) throws(RequestFailure) {
        let name = input.extracting(line.name)
        let value = input.extracting(line.value)
        // Most fields are told apart by length and first letter alone.
        switch name.count {
        case 4 where Self.matches(name, "host"):
            guard !hasHost else { throw .duplicateHost }
            guard HostField.isAuthority(value, requiresPort: false) else { throw .malformedHost }
            hasHost = true
        case 6 where Self.matches(name, "expect"):
            guard Self.matches(value, "100-continue") else { throw .unknownExpectation }
            expectsContinue = true
        case 10 where Self.matches(name, "connection"):
            noteConnection(value)
        case 14 where Self.matches(name, "content-length"):
            guard contentLength == nil else { throw .duplicateContentLength }
            contentLength = try Self.length(value)
        case 16 where Self.matches(name, "content-encoding"):
            noteContentCoding(value)
        case 17 where Self.matches(name, "transfer-encoding"):
            hasTransferEncoding = true
            try noteCodings(value)
        default: break
        }
    }

    /// How the content is framed (RFC 9112 section 6.3), once all fields are known.
    func framing(isHTTP10: Bool) throws(RequestFailure) -> BodyFraming {
        guard hasTransferEncoding else { return contentLength.map { $0 == 0 ? .none : .length($0) } ?? .none }
        guard contentLength == nil else { throw .lengthAndTransferEncoding }
        guard !isHTTP10 else { throw .transferEncodingInHTTP10 }
        guard endsInChunked, chunkedCount == 1 else { throw .unframedTransferEncoding }
        guard !hasOtherCoding else { throw .unknownTransferCoding }
        return .chunked
    }

    /// RFC 9110 section 8.6: digits only. A sign, a list or a 19th digit is where two parsers come apart.
    private static func length(_ value: Span<UInt8>) throws(RequestFailure) -> Int {
        guard (1...18).contains(value.count) else { throw .malformedContentLength }
        var length = 0
        for index in 0..<value.count {
            guard ByteClass.isDigit(value[index]) else { throw .malformedContentLength }
            length = length * 10 + Int(value[index] &- 0x30)
        }
        return length
    }

    private mutating func noteConnection(_ value: Span<UInt8>) {
        Self.forEachElement(value) { element in
            if Self.matches(element, "close") { asksToClose = true }
            if Self.matches(element, "keep-alive") { asksToKeepAlive = true }
        }
    }

    /// One coding, in one line: what several of them would mean is not worth an attack surface.
    private mutating func noteContentCoding(_ value: Span<UInt8>) {
        let coding = ContentCoding.allCases.first { coding in
            coding != .unknown && coding.names.contains { Self.matches(value, $0) }
        }
        contentCoding = hasContentCoding ? .unknown : coding ?? .unknown
        hasContentCoding = true
    }

    /// An empty element is refused: lists with holes are read differently by different servers.
    private mutating func noteCodings(_ value: Span<UInt8>) throws(RequestFailure) {
        var hasHole = false
        Self.forEachElement(value) { element in
            if element.isEmpty { hasHole = true }
            endsInChunked = Self.matches(element, "chunked")
            if endsInChunked { chunkedCount += 1 } else { hasOtherCoding = true }
        }
        if hasHole { throw .unframedTransferEncoding }
    }

    /// Calls `body` with every comma-separated element, white space around it removed.
    private static func forEachElement(_ list: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
        var start = 0
        for index in 0...list.count where index == list.count || list[index] == UInt8(ascii: ",") {
            var first = start
            var last = index
            while first < last, list[first] == ByteClass.space || list[first] == ByteClass.tab { first += 1 }
            while last > first, list[last - 1] == ByteClass.space || list[last - 1] == ByteClass.tab { last -= 1 }
            body(list.extracting(first..<last))
            start = index + 1
        }
    }

    /// ASCII comparison without case; `name` is in lower case.
    @inline(__always)
    private static func matches(_ text: Span<UInt8>, _ name: StaticString) -> Bool {
        guard text.count == name.utf8CodeUnitCount else { return false }
        return name.withUTF8Buffer { bytes in
            for index in 0..<bytes.count where ByteClass.lowercased(text[index]) != bytes[index] { return false }
            return true
        }
    }
}
