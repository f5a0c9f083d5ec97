import CZlib

/// Takes the gzip or deflate coding off a content that arrives in any pieces: inflate(3) with bounds.
///
/// Several gzip members behind each other are one content (RFC 1952 section 2.2). Used by one thread at a time.
final class Inflater {
    /// What a content may become whatever it was.
    static let freeBytes = 64 << 20
    private static let stepBytes = 64 << 10

    /// Open once the format is known.
    private var stream: OpaquePointer?
    private let coding: ContentCoding
    private let maxRatio: Int
    /// The first byte of a deflate content, held back until the second tells whether a zlib header begins.
    private var firstByte: UInt8?
    /// Whether the coded content, or a member of it, is whole.
    private(set) var isAtEnd = false
    /// Whether the last call ran out of room, so that more may come out without further input.
    private(set) var holdsMore = false
    private var bytesIn = 0
    private var bytesOut = 0

    /// - Parameter maxRatio: Beyond ``freeBytes`` the content may be so many times what it was.
    init(_ coding: ContentCoding, maxRatio: Int) {
        self.coding = coding
        self.maxRatio = max(1, maxRatio)
    }

    deinit {
        if let stream { assay_inflate_close(stream) }
    }

    /// Decodes from `input` and appends to `output`, at most `room` bytes; returns how much of the input was used. Where
    /// that is all of it, there is more to come out only if ``holdsMore``.
    ///
    /// - Throws: ``RequestFailure/malformedContentCoding``, ``RequestFailure/bodyTooLarge`` beyond the ratio,
    ///   ``RequestFailure/overloaded`` where there is no memory.
    func decode(_ input: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], room: Int) throws(RequestFailure)
        -> Int
    {
        var used = 0
        var room = room
        while room > 0, used < input.count || holdsMore {
            if isAtEnd {
                guard coding == .gzip, let stream, assay_inflate_reset(stream) == 0 else {
                    throw .malformedContentCoding
                }
                isAtEnd = false
            }
            if used < input.count, try !open(input[used]) {
                used += 1
                continue
            }
            if let held = firstByte {
                firstByte = nil
                _ = try [held].withUnsafeBufferPointer { first throws(RequestFailure) in
                    try step(first, into: &output, room: &room)
                }
                continue
            }
            used += try step(UnsafeBufferPointer(rebasing: input[used...]), into: &output, room: &room)
        }
        return used
    }

    /// False where another byte has to tell the format first.
    private func open(_ next: UInt8) throws(RequestFailure) -> Bool {
        guard stream == nil else { return true }
        var format = ASSAY_ZLIB_GZIP
        if coding == .deflate {
            guard let first = firstByte else {
                firstByte = next
                return false
            }
            // RFC 1950 section 2.2: method 8, and a check of both bytes. Else it is bare DEFLATE data.
            let isZlib = first & 0x0F == 8 && (Int(first) << 8 | Int(next)) % 31 == 0
            format = isZlib ? ASSAY_ZLIB_ZLIB : ASSAY_ZLIB_RAW
        }
        stream = assay_inflate_open(Int32(format))
        guard stream != nil else { throw .overloaded }
        return true
    }

    private func step(
        _ input: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], room: inout Int
    ) throws(RequestFailure) -> Int {
        guard let stream else { throw .malformedContentCoding }
        let space = min(room, Self.stepBytes)
        if output.capacity < output.count + space {
            output.reserveCapacity(max(output.count + space, output.capacity &* 2))
        }
        var used = input.count
        var made = space
        var result: Int32 = 0
        output.append(addingCapacity: space) { span in
            span.withUnsafeMutableBufferPointer { buffer, count in
                result = assay_inflate_step(
                    stream, input.baseAddress, &used, buffer.baseAddress.map { $0 + count }, &made)
                count += made
            }
        }
        isAtEnd = Int(result) == ASSAY_INFLATE_END.rawValue
        // Full to the last byte: there may be more that needs no further input.
        holdsMore = !isAtEnd && made == space
        bytesIn += used
        bytesOut += made
        room -= made
        if result == ASSAY_INFLATE_NO_MEMORY.rawValue { throw .overloaded }
        guard result >= 0 else { throw .malformedContentCoding }
        guard bytesOut <= Self.freeBytes || bytesOut / maxRatio <= bytesIn else { throw .bodyTooLarge }
        return used
    }
}
