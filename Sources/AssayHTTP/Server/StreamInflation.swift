/// Decompresses the body of a stream, a bounded piece at a time.
struct StreamInflation: @unchecked Sendable {  // The inflater is used behind the lock of its exchange alone.
    private static let pieceBytes = 256 << 10

    private let inflater: Inflater
    private var coded: [UInt8] = []
    private var used = 0
    private var failure: RequestFailure?

    init(_ coding: ContentCoding, maxRatio: Int) { inflater = Inflater(coding, maxRatio: maxRatio) }

    /// The next piece of the body.
    ///
    /// - Parameters:
    ///   - receive: gives the next piece as it was sent.
    ///   - release: is told what of it is used up.
    mutating func next(
        receive: () -> StreamExchange.Input, release: (Int) -> Void
    ) -> StreamExchange.Input {
        while true {
            if let failure { return .failed(failure) }
            if used < coded.count || inflater.holdsMore {
                var piece: [UInt8] = []
                do throws(RequestFailure) {
                    used += try coded.withUnsafeBufferPointer { coded throws(RequestFailure) in
                        try inflater.decode(
                            UnsafeBufferPointer(rebasing: coded[used...]), into: &piece, room: Self.pieceBytes)
                    }
                } catch {
                    failure = error
                }
                if used == coded.count || failure != nil {
                    release(coded.count)
                    coded = []
                    used = 0
                }
                // What was right before it broke is still scored.
                if !piece.isEmpty { return .piece(piece) }
                continue
            }
            switch receive() {
            case .piece(let piece): coded = piece
            case .ended where !inflater.isAtEnd: failure = .malformedContentCoding
            case let other: return other
            }
        }
    }
}
