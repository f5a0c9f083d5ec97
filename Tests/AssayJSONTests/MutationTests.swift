import AssayJSON
import TestSupport
import Testing

/// Seeded random damage to small texts: the reader and the oracle agree on accepting, and on every value.
@Suite struct MutationTests {
    private static let seeds = [
        #"{"a":[1,-2.5e3,true],"b":{"c":null}}"#, #"["x\n\u00e9\ud83d\ude00","世界"]"#, #"{"a":1,"\u0061b":2,"":[]}"#,
        #"[[[]],{},"",0]"#, #""aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaé世😀bbbbbbbbbbbbbbbbbbbbbbb\"bb""#,
        "\"世界上的文字é😀世界上的文字世界上的\"", #" { "k" : [ 0.1 , 1E-2 ] } "#,
    ].map { Array($0.utf8) }

    private static let fragments: [[UInt8]] =
        [
            "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "\\u", "\\ud83d", "\\ude00", "\\u0061",
            "\"a\":1,",
            "a", "世", "é", "😀", "\u{7f}", "\u{2028}", "\n", "\0", "null", "true", " ", "01", "1e5", "\\n",
        ].map { Array($0.utf8) } + [
            [0x80], [0xc0], [0xe0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90], [0xff], [0xe4, 0xb8],
        ]

    @Test(arguments: 0..<8)
    func agreesWithTheOracle(_ part: Int) {
        let seed = 0xa55a_0000 + UInt64(part)
        var random = SeededGenerator(seed: seed)
        var accepted = 0
        for round in 0..<26_000 {
            var bytes = Self.seeds[Int.random(in: Self.seeds.indices, using: &random)]
            for _ in 0..<Int.random(in: 1...3, using: &random) { Self.mutate(&bytes, &random) }
            let fast = (try? JSONDocument(parsing: bytes))?.root.value()
            let slow = OracleParser.parse(bytes)
            if fast != nil { accepted += 1 }
            #expect(fast == slow, "seed \(seed), round \(round): \(bytes)")
            if fast != slow { return }
        }
        // Both answers are exercised.
        #expect(accepted > 1_000 && accepted < 25_000, "seed \(seed): \(accepted) accepted")
    }

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let at = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &random) }
        case 1: if at < bytes.count { bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
        case 2: if at < bytes.count { bytes.remove(at: at) }
        case 3: bytes.removeSubrange(at..<min(at + Int.random(in: 0..<6, using: &random), bytes.count))
        case 4:
            let from = Int.random(in: 0...at, using: &random)
            bytes.insert(contentsOf: Array(bytes[from..<min(from + 8, at)]), at: at)
        default:
            // Runs move what follows across the edges of vectors.
            let fragment = fragments[Int.random(in: fragments.indices, using: &random)]
            let times = Int.random(in: 0..<3, using: &random) == 0 ? Int.random(in: 1...24, using: &random) : 1
            bytes.insert(contentsOf: [[UInt8]](repeating: fragment, count: times).joined(), at: at)
        }
    }
}
