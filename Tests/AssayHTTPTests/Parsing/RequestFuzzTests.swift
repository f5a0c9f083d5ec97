import TestSupport
import Testing

@testable import AssayHTTP

/// Mutated requests: nothing may trap, and no cut may change the outcome.
@Suite struct RequestFuzzTests {
    private static let seeds = (RequestParsingTests.accepted + RequestParsingTests.refused)
        .map(\.input).filter { $0.count <= 1024 }
    private static let spice: [[UInt8]] = [
        "\r\n", "\n", "\r", "\0", " ", "\t", ":", ",", ";", "=", "\"", "%", "%2f", "#", "?", "*", "/", "http://", "0",
        "fffffffffffffff", "9223372036854775807", "chunked", "Transfer-Encoding: chunked\r\n", "Content-Length: 3\r\n",
        "Host: b\r\n", "HTTP/1.0", "Expect: 100-continue\r\n", "Connection: close\r\n", "\u{FF}",
    ].map { Array($0.utf8) }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func mutationsNeitherTrapNorDependOnCuts(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for round in 0..<150 {
            let input = mutate(&random)
            let whole = RequestReader.read(input)
            let cuts = (0..<Int.random(in: 1...6, using: &random))
                .map { _ in Int.random(in: 0...input.count, using: &random) }.sorted()
            let cut = RequestReader.read(input, cutAt: cuts)
            #expect(cut.agrees(with: whole), "seed \(seed), round \(round), cuts \(cuts): \(text(input))")
            // Whatever was read can be looked at from every side.
            for request in whole.requests {
                _ = request.head.query("a")
                _ = request.head.field("host")
                _ = request.head.fields
                #expect(request.body.count <= input.count)
                #expect(!request.head.path.utf8.contains { $0 < 0x20 }, "seed \(seed), round \(round)")
            }
        }
    }

    private func mutate(_ random: inout SeededGenerator) -> [UInt8] {
        var input = Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)]
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let position = Int.random(in: 0...input.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0 where position < input.count: input[position] = UInt8.random(in: 0...255, using: &random)
            case 1 where position < input.count: input.remove(at: position)
            case 2:
                let end = min(input.count, position + Int.random(in: 0...40, using: &random))
                input.removeSubrange(position..<end)
            case 3:
                let end = min(input.count, position + Int.random(in: 0...40, using: &random))
                input.insert(contentsOf: Array(input[position..<end]), at: position)
            case 4:
                let other = Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)]
                input.insert(contentsOf: other.prefix(Int.random(in: 0...60, using: &random)), at: position)
            default:
                let piece = Self.spice[Int.random(in: 0..<Self.spice.count, using: &random)]
                input.insert(contentsOf: piece, at: position)
            }
        }
        return input
    }

    private func text(_ bytes: [UInt8]) -> String {
        bytes.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "\\x" + String($0, radix: 16) }.joined()
    }
}
