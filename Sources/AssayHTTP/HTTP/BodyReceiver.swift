/// Gathers a request's content from pieces of any size, without I/O.
struct BodyReceiver {
    private enum Source {
        /// So many bytes are missing.
        case length(missing: Int)
        case chunked(ChunkedDecoder)
    }

    private var source: Source
    private var content: [UInt8] = []
    private let isTakenInPieces: Bool

    /// Starts a body; refuses a length over the maximum before a byte is read.
    init(
        framing: BodyFraming, limits: HTTPLimits, maxBodyBytes: Int, isTakenInPieces: Bool = false
    ) throws(RequestFailure) {
        self.isTakenInPieces = isTakenInPieces
        switch framing {
        case .none:
            source = .length(missing: 0)
        case .length(let length):
            guard length <= maxBodyBytes else { throw .bodyTooLarge }
            source = .length(missing: length)
        case .chunked:
            source = .chunked(ChunkedDecoder(limits: limits, maxBodyBytes: maxBodyBytes))
        }
    }

    /// Whether all of it is here.
    var isComplete: Bool {
        switch source {
        case .length(let missing): missing == 0
        case .chunked(let decoder): decoder.isFinished
        }
    }

    /// Bytes of content held.
    var count: Int {
        switch source {
        case .length: content.count
        case .chunked(let decoder): decoder.body.count
        }
    }

    /// How many bytes may be read straight into the body: those of a known length that are still missing.
    var directlyReadable: Int { if case .length(let missing) = source { missing } else { 0 } }

    /// Takes what belongs to this body and returns how many bytes that was.
    mutating func receive(_ input: Span<UInt8>) throws(RequestFailure) -> Int {
        switch source {
        case .length(let missing):
            let count = min(missing, input.count)
            reserve(count, missing: missing)
            input.extracting(0..<count).withUnsafeBufferPointer { content.append(contentsOf: $0) }
            source = .length(missing: missing - count)
            return count
        case .chunked(var decoder):
            // The decoder is moved out so that its buffer is not copied when it grows.
            source = .length(missing: 0)
            defer { source = .chunked(decoder) }
            return try decoder.decode(input)
        }
    }

    /// Lets `read` fill memory behind the content and returns its result: how many bytes it put there, or an error.
    mutating func receiveDirectly(atMost: Int, _ read: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
        guard case .length(let missing) = source, missing > 0 else { return 0 }
        let room = min(missing, atMost)
        reserve(room, missing: missing)
        var result = 0
        content.append(addingCapacity: room) { output in
            output.withUnsafeMutableBufferPointer { buffer, count in
                result = read(UnsafeMutableRawBufferPointer(buffer))
                count += max(result, 0)
            }
        }
        source = .length(missing: missing - max(result, 0))
        return result
    }

    /// Hands over what is here, without copying it; the rest still arrives.
    mutating func takePiece() -> [UInt8] {
        guard case .chunked(var decoder) = source else {
            defer { content = [] }
            return content
        }
        source = .length(missing: 0)
        defer { source = .chunked(decoder) }
        return decoder.takeBody()
    }

    /// Hands the content over without copying it.
    mutating func take() -> [UInt8] {
        switch source {
        case .length:
            let taken = content
            content = []
            return taken
        case .chunked(var decoder):
            source = .length(missing: 0)
            return decoder.takeBody()
        }
    }

    /// Memory follows what has arrived, not what was announced: once some of a body is here, at most 64 times as much
    /// is set aside, so that a long one is hardly ever copied and a client pays for what it makes the server keep.
    private mutating func reserve(_ count: Int, missing: Int) {
        let needed = content.count + count
        guard content.capacity < needed, !isTakenInPieces else { return }
        content.reserveCapacity(min(content.count + missing, max(needed, content.count &* 64)))
    }
}
