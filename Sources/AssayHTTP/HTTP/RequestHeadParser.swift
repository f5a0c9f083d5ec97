/// Reads a request head that arrives in pieces, strictly by RFC 9112, without I/O.
///
/// Call ``parse(_:)`` with everything received since the head began, again with more whenever it returns nil. A line
/// is looked at once, when it is complete; limits are looked at with every piece, so that the outcome never depends
/// on how the bytes were cut.
struct RequestHeadParser {
    private let limits: HTTPLimits
    /// The request line's first byte, past the empty lines before it.
    private var origin = 0
    private var blankLines = 0
    private var lineStart = 0
    /// No line feed lies between `lineStart` and here.
    private var scanned = 0
    private var line: RequestLine?
    /// Whether more than empty lines was seen.
    private(set) var hasBegun = false
    private var fields = FramingFields()
    private var lines: [FieldLine] = []

    init(limits: HTTPLimits) {
        self.limits = limits
    }

    /// How many bytes a complete head took, empty lines before it included.
    var consumed: Int { lineStart }

    /// The head, or nil if it is not complete yet.
    ///
    /// - Parameter input: All bytes since the head began: those of the call before, and more behind them.
    /// - Complexity: O(new bytes).
    mutating func parse(_ input: Span<UInt8>) throws(RequestFailure) -> RequestHead? {
        if !hasBegun {
            guard try skipBlankLines(input) else { return nil }
            hasBegun = true
        }
        while true {
            var end = scanned
            while end < input.count, input[end] != ByteClass.lineFeed { end += 1 }
            scanned = end
            try checkLimits(input, lineEnd: end)
            guard end < input.count else { return nil }
            guard end > lineStart, input[end - 1] == ByteClass.carriageReturn else { throw .bareLineFeed }
            let range = lineStart..<(end - 1)
            lineStart = end + 1
            scanned = lineStart
            guard let requestLine = line else {
                line = try RequestLine(input, line: range, maxTargetBytes: limits.maxTargetBytes)
                continue
            }
            if range.isEmpty { return try complete(input, requestLine) }
            guard lines.count < limits.maxFields else { throw .tooManyFields }
            if lines.isEmpty { lines.reserveCapacity(8) }
            let field = try FieldLine(input, line: range)
            try fields.note(input, field)
            lines.append(field)
        }
    }

    /// RFC 9112 section 2.2: clients of old sent an empty line after a body. Returns whether a line begins.
    private mutating func skipBlankLines(_ input: Span<UInt8>) throws(RequestFailure) -> Bool {
        while lineStart < input.count {
            if input[lineStart] == ByteClass.lineFeed { throw .bareLineFeed }
            guard input[lineStart] == ByteClass.carriageReturn else { return true }
            guard lineStart + 1 < input.count else { return false }
            guard input[lineStart + 1] == ByteClass.lineFeed else { throw .malformedRequestLine }
            blankLines += 1
            guard blankLines <= limits.maxLeadingBlankLines else { throw .tooManyBlankLines }
            lineStart += 2
            origin = lineStart
            scanned = lineStart
        }
        return false
    }

    private func checkLimits(_ input: Span<UInt8>, lineEnd: Int) throws(RequestFailure) {
        if line == nil {
            try RequestLine.checkMethod(input, from: lineStart)
            // The method, two spaces, the version and the carriage return.
            let overhead = HTTPMethod.longestName + 11
            if lineEnd - lineStart > limits.maxTargetBytes + overhead { throw .targetTooLong }
        }
        if lineEnd - origin > limits.maxHeadBytes { throw .headTooLarge }
    }

    private func complete(_ input: Span<UInt8>, _ line: RequestLine) throws(RequestFailure) -> RequestHead {
        // RFC 9112 section 3.2; HTTP/1.0 had no Host.
        guard fields.hasHost || line.isHTTP10 else { throw .missingHost }
        let framing = try fields.framing(isHTTP10: line.isHTTP10)
        let bytes = input.extracting(0..<lineStart).withUnsafeBufferPointer { Array($0) }
        return RequestHead(line: line, framing: framing, fields: fields, lines: lines, bytes: bytes)
    }
}
