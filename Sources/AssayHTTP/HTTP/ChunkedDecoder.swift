/// Removes chunked framing (RFC 9112 section 7.1) from bytes that arrive in any pieces, without I/O.
struct ChunkedDecoder {
    /// What the next byte belongs to.
    private enum State {
        /// The size's hexadecimal digits; how many were read, and their value.
        case size(digits: Int, value: Int)
        /// Extensions of a chunk of that size.
        case chunkExtension(ChunkExtensionGrammar, size: Int)
        /// The line feed that ends the line of a chunk of that size.
        case sizeLineFeed(Int)
        /// So many bytes of content are left in the chunk.
        case content(Int)
        case contentCarriageReturn
        case contentLineFeed
        /// Trailer fields, gathered in `trailer` up to each line's end.
        case trailer
        case finished
    }

    private var state = State.size(digits: 0, value: 0)
    private let limits: HTTPLimits
    private let maxBodyBytes: Int
    /// The content so far.
    private(set) var body: [UInt8] = []
    /// Bytes of content that were taken already.
    private var takenBytes = 0
    /// Bytes of all extensions so far: they hold no content, so they are bounded like a head.
    private var extensionBytes = 0
    private var trailer: [UInt8] = []
    private var trailerBytes = 0
    private var trailerLines = 0

    init(limits: HTTPLimits, maxBodyBytes: Int) {
        self.limits = limits
        self.maxBodyBytes = maxBodyBytes
    }

    var isFinished: Bool { if case .finished = state { true } else { false } }

    /// Takes what belongs to this body and returns how many bytes that was: all of them, unless the body ended.
    mutating func decode(_ input: Span<UInt8>) throws(RequestFailure) -> Int {
        var index = 0
        while index < input.count, !isFinished {
            if case .content(let left) = state {
                let count = min(left, input.count - index)
                input.extracting(index..<(index + count)).withUnsafeBufferPointer { body.append(contentsOf: $0) }
                index += count
                state = left == count ? .contentCarriageReturn : .content(left - count)
            } else {
                try step(input[index])
                index += 1
            }
        }
        return index
    }

    /// Hands the content over and keeps none of it.
    mutating func takeBody() -> [UInt8] {
        let taken = body
        takenBytes += taken.count
        body = []
        return taken
    }

    private mutating func step(_ byte: UInt8) throws(RequestFailure) {
        switch state {
        case .size(let digits, let value):
            try stepSize(byte, digits: digits, value: value)
        case .chunkExtension(var grammar, let size):
            extensionBytes += 1
            guard extensionBytes <= limits.maxHeadBytes, grammar.accepts(byte) else { throw .malformedChunkExtension }
            state = grammar.isAtCarriageReturn ? .sizeLineFeed(size) : .chunkExtension(grammar, size: size)
        case .sizeLineFeed(let size):
            guard byte == ByteClass.lineFeed else { throw .malformedChunkSize }
            state = size == 0 ? .trailer : .content(size)
        case .contentCarriageReturn:
            guard byte == ByteClass.carriageReturn else { throw .malformedChunkEnd }
            state = .contentLineFeed
        case .contentLineFeed:
            guard byte == ByteClass.lineFeed else { throw .malformedChunkEnd }
            state = .size(digits: 0, value: 0)
        case .trailer:
            try stepTrailer(byte)
        case .content, .finished: break
        }
    }

    private mutating func stepSize(_ byte: UInt8, digits: Int, value: Int) throws(RequestFailure) {
        if let digit = ByteClass.hexValue(byte) {
            // 15 digits cannot overflow, and no content is that large.
            guard digits < 15 else { throw .malformedChunkSize }
            state = .size(digits: digits + 1, value: value << 4 | Int(digit))
            return
        }
        guard digits > 0 else { throw .malformedChunkSize }
        // Refused before a byte of it is taken, and before the sum could overflow.
        guard value <= maxBodyBytes - takenBytes - body.count else { throw .bodyTooLarge }
        if byte == ByteClass.carriageReturn {
            state = .sizeLineFeed(value)
        } else {
            var grammar = ChunkExtensionGrammar()
            guard grammar.accepts(byte) else { throw .malformedChunkSize }
            state = .chunkExtension(grammar, size: value)
        }
    }

    /// Trailer fields are held to the grammar of fields and then dropped: nothing here merges them into the head
    /// (RFC 9110 section 6.5.1).
    private mutating func stepTrailer(_ byte: UInt8) throws(RequestFailure) {
        trailerBytes += 1
        guard trailerBytes <= limits.maxHeadBytes else { throw .headTooLarge }
        guard byte == ByteClass.lineFeed else {
            trailer.append(byte)
            return
        }
        guard trailer.last == ByteClass.carriageReturn else { throw .bareLineFeed }
        if trailer.count == 1 {
            trailer = []
            state = .finished
            return
        }
        trailerLines += 1
        guard trailerLines <= limits.maxFields else { throw .tooManyFields }
        _ = try FieldLine(trailer.span, line: 0..<(trailer.count - 1))
        trailer.removeAll(keepingCapacity: true)
    }
}
