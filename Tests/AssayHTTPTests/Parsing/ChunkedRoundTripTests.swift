import TestSupport
import Testing

@testable import AssayHTTP

/// Random content, framed at random, cut at random: the decoder must give it back.
@Suite struct ChunkedRoundTripTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func decodesWhatWasFramed(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let content = (0..<Int.random(in: 0...5000, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
        }
        var wire: [UInt8] = []
        var start = 0
        while start < content.count {
            let end = min(content.count, start + Int.random(in: 1...700, using: &random))
            let digits = String(end - start, radix: 16, uppercase: Bool.random(using: &random))
            wire += Array("\(digits)\(Bool.random(using: &random) ? ";x=\"y\"" : "")\r\n".utf8)
            wire += content[start..<end] + Array("\r\n".utf8)
            start = end
        }
        wire += Array("0\r\nX: y\r\n\r\n".utf8)
        let behind = Array("GET".utf8)
        var decoder = ChunkedDecoder(limits: HTTPLimits(), maxBodyBytes: content.count)
        var stream = wire + behind
        while !decoder.isFinished {
            let piece = Array(stream.prefix(Int.random(in: 1...900, using: &random)))
            let used = try decoder.decode(piece.span)
            #expect(decoder.isFinished || used == piece.count, "seed \(seed)")
            stream.removeFirst(used)
        }
        #expect(decoder.takeBody() == content, "seed \(seed)")
        #expect(stream == behind, "seed \(seed)")
    }

    @Test func refusesAByteMoreThanTheMaximum() {
        var decoder = ChunkedDecoder(limits: HTTPLimits(), maxBodyBytes: 5)
        #expect(throws: Never.self) { try decoder.decode(Array("3\r\nabc\r\n2\r\nde\r\n".utf8).span) }
        #expect(throws: RequestFailure.bodyTooLarge) { try decoder.decode(Array("1\r\n".utf8).span) }
    }
}
