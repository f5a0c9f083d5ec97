/// Bytes the kernel did not take yet.
struct Outbox {
    private var chunks: [[UInt8]] = []
    /// How much of the first chunk is sent.
    private var offset = 0

    var isEmpty: Bool { chunks.isEmpty }

    /// Queues what is left of a piece after its first bytes were sent; the piece is kept as it is, not copied.
    mutating func append(_ chunk: [UInt8], from start: Int = 0) {
        guard start < chunk.count else { return }
        if chunks.isEmpty { offset = start }
        chunks.append(chunks.isEmpty || start == 0 ? chunk : Array(chunk[start...]))
    }

    /// Sends as much as the kernel takes.
    ///
    /// - Returns: How many bytes it took, or nil if the connection is broken.
    mutating func send(to socket: Int32) -> Int? {
        var total = 0
        while let first = chunks.first {
            let outcome = first.withUnsafeBytes { bytes in
                SocketIO.send(
                    socket, UnsafeRawBufferPointer(rebasing: bytes[offset...]),
                    UnsafeRawBufferPointer(start: nil, count: 0))
            }
            switch outcome {
            case .moved(let count):
                total += count
                offset += count
                if offset == first.count {
                    chunks.removeFirst()
                    offset = 0
                }
            case .wouldBlock: return total
            case .ended, .failed: return nil
            }
        }
        chunks = []
        return total
    }
}
