import TestSupport
import Testing

@testable import AssayHTTP

@Suite struct ContentCodingTests {
    @Test(arguments: [
        ("gzip", ContentCoding.gzip), ("deflate", .deflate), ("gzip, deflate", .gzip), ("deflate, gzip", .gzip),
        ("GZIP", .gzip), ("x-gzip", .gzip), ("*", .gzip), ("gzip;q=0.5, deflate", .deflate),
        ("gzip;q=0.5,deflate;q=0.9", .deflate), ("gzip; q=1.000 , br", .gzip), ("br, *;q=0.1", .gzip), ("br", nil),
        ("", nil), ("identity", nil), ("gzip;q=0", nil), ("gzip;q=0.000, *", .deflate), ("*;q=0", nil),
        ("identity, gzip;q=0.5", nil), ("identity;q=0.5, gzip;q=0.5", .gzip), ("identity;q=0, *;q=0.1", .gzip),
        ("gzip;q=2", nil), ("gzip;q=1.001", nil), ("gzip;q=0.1234", nil), ("gzip;q=", nil), ("gzip;level=9", nil),
        ("gzip;q=0.5;x=1", nil), ("gzip;q=-1, deflate;q=0.001", .deflate), (",,;,gzip,", .gzip), ("gzipx", nil),
    ])
    func theClientChooses(_ accepted: String, _ coding: ContentCoding?) {
        #expect(ContentCoding.chosen(by: accepted) == coding, "\(accepted)")
    }

    /// Decodes in pieces of the sizes that `next` gives, within a room of its own each.
    private func decode(
        _ coded: [UInt8], _ coding: ContentCoding, maxRatio: Int = 100, next: () -> Int
    ) throws(RequestFailure) -> [UInt8] {
        let inflater = Inflater(coding, maxRatio: maxRatio)
        var output: [UInt8] = []
        var start = 0
        while start < coded.count || inflater.holdsMore {
            let piece = Array(coded[start..<min(coded.count, start + next())])
            start += try piece.withUnsafeBufferPointer { piece throws(RequestFailure) in
                try inflater.decode(piece, into: &output, room: next())
            }
        }
        guard inflater.isAtEnd else { throw .malformedContentCoding }
        return output
    }

    /// The zlib format without its header and checksum.
    private func raw(_ content: [UInt8]) throws -> [UInt8] {
        Array(try #require(Deflater.encode(content, .deflate)).dropFirst(2).dropLast(4))
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func whatWasCodedComesBackHoweverItIsCut(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let words = (0..<8).map { _ in
            (0..<Int.random(in: 1...40, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
        }
        var content: [UInt8] = []
        while content.count < 2000 << (seed % 4) { content += words[Int.random(in: 0..<8, using: &generator)] }
        let gzip = try #require(Deflater.encode(content, .gzip))
        let zlib = try #require(Deflater.encode(content, .deflate))
        for (coded, coding) in [(gzip, ContentCoding.gzip), (zlib, .deflate), (try raw(content), .deflate)] {
            for largest in [1, 7, 1000, 1 << 20] {
                var sizes = generator
                let decoded = try decode(coded, coding) { Int.random(in: 1...largest, using: &sizes) }
                #expect(decoded == content, "seed \(seed), \(coding), pieces up to \(largest)")
            }
        }
        // RFC 1952 section 2.2: members behind each other are one content.
        #expect(try decode(gzip + gzip, .gzip) { 4096 } == content + content, "seed \(seed)")
        // A cut anywhere is no whole content, a byte behind the end is none of it.
        let cut = Int.random(in: 0..<gzip.count, using: &generator)
        #expect(throws: RequestFailure.malformedContentCoding) { try decode(Array(gzip[..<cut]), .gzip) { 512 } }
        #expect(throws: RequestFailure.malformedContentCoding) { try decode(gzip + [0], .gzip) { 512 } }
        #expect(throws: RequestFailure.malformedContentCoding) { try decode(zlib + zlib, .deflate) { 512 } }
        // A changed byte is found at the latest by the checksum; never more than was coded comes out, and nothing traps.
        var changed = zlib
        let place = Int.random(in: 2..<zlib.count, using: &generator)
        changed[place] ^= UInt8.random(in: 1...255, using: &generator)
        #expect((try? decode(changed, .deflate) { 512 }) == nil, "seed \(seed), byte \(place)")
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func noiseIsRefusedWithoutATrap(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let noise = (0..<Int.random(in: 1...300, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        for coding in [ContentCoding.gzip, .deflate] {
            _ = try? decode(noise, coding) { 64 }
            _ = try? decode([0x1f, 0x8b, 8] + noise, coding) { 64 }
            _ = try? decode([0x78, 0x9c] + noise, coding) { 64 }
        }
    }

    /// 200 MB of zeros in 200 KB: refused once it has become 64 MiB.
    @Test func aBombIsRefusedBeforeItGoesOff() throws {
        let bomb = try #require(Deflater.encode([UInt8](repeating: 0, count: 200_000_000), .gzip))
        #expect(bomb.count < 1_000_000)
        let inflater = Inflater(.gzip, maxRatio: 100)
        var total = 0
        let failure = #expect(throws: RequestFailure.self) {
            var used = 0
            while used < bomb.count {
                var output: [UInt8] = []
                used += try bomb[used...].withUnsafeBufferPointer {
                    try inflater.decode($0, into: &output, room: 1 << 20)
                }
                total += output.count
            }
        }
        #expect(failure == .bodyTooLarge && total <= Inflater.freeBytes + 1 << 20)
    }

    @Test func whatDoesNotShrinkIsSentAsItIs() {
        var generator = SeededGenerator(seed: 1)
        let noise = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(Deflater.encode(noise, .gzip) == nil)
        #expect(Response(.ok, body: noise).coded(.gzip).fields.isEmpty)
    }
}
