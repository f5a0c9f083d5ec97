/// A checked request line, RFC 9112 section 3.
struct RequestLine {
    let method: HTTPMethod
    let isHTTP10: Bool
    let path: String
    /// The target, relative to the start of the head.
    let target: Range<Int>
    /// The query within it, relative to the start of the head.
    let query: Range<Int>

    /// Past the longest known method a line without a space cannot become a request.
    static func checkMethod(_ input: Span<UInt8>, from start: Int) throws(RequestFailure) {
        let end = min(input.count, start + HTTPMethod.longestName + 1)
        for index in start..<end {
            if input[index] == ByteClass.space, index > start { return }
            guard ByteClass.isToken(input[index]) else { throw .malformedRequestLine }
        }
        if end - start > HTTPMethod.longestName { throw .unknownMethod }
    }

    /// Reads `line`, a range of `input` without its line end.
    init(_ input: Span<UInt8>, line: Range<Int>, maxTargetBytes: Int) throws(RequestFailure) {
        var methodEnd = line.lowerBound
        while methodEnd < line.upperBound, input[methodEnd] != ByteClass.space { methodEnd += 1 }
        // A single space follows, then a target of at least a byte, a space, and the eight bytes of a version.
        let versionStart = line.upperBound - 8
        let targetStart = methodEnd + 1
        guard versionStart - 1 > targetStart, input[versionStart - 1] == ByteClass.space else {
            throw .malformedRequestLine
        }
        target = targetStart..<(versionStart - 1)
        for index in target where input[index] == ByteClass.space { throw .malformedRequestLine }
        isHTTP10 = try Self.isHTTP10(input.extracting(versionStart..<line.upperBound))
        guard let method = HTTPMethod(token: input.extracting(line.lowerBound..<methodEnd)) else {
            throw .unknownMethod
        }
        guard target.count <= maxTargetBytes else { throw .targetTooLong }
        self.method = method
        let parts = try RequestTarget(input.extracting(target), method: method)
        path = parts.path
        query = (targetStart + parts.query.lowerBound)..<(targetStart + parts.query.upperBound)
    }

    /// `HTTP/1.0` or a later minor version, which is to be read as 1.1 (RFC 9110 section 2.5).
    private static func isHTTP10(_ version: Span<UInt8>) throws(RequestFailure) -> Bool {
        let name: StaticString = "HTTP/"
        let matches = name.withUTF8Buffer { bytes in
            for index in 0..<5 where version[index] != bytes[index] { return false }
            return true
        }
        guard matches, ByteClass.isDigit(version[5]), version[6] == UInt8(ascii: "."), ByteClass.isDigit(version[7])
        else { throw .malformedRequestLine }
        guard version[5] == UInt8(ascii: "1") else { throw .unsupportedVersion }
        return version[7] == UInt8(ascii: "0")
    }
}
