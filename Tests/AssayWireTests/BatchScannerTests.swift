import AssayCore
import AssayWire
import Testing

@Suite struct BatchScannerTests {
    private func scan(_ text: String, maxRows: Int = 1000) throws(RolloutError) -> BatchLayout {
        let bytes = Array(text.utf8)
        return try BatchScanner.scan(bytes.span.bytes, maxRows: maxRows)
    }

    private func rows(_ text: String) throws -> [String] {
        let bytes = Array(text.utf8)
        return try scan(text).rows.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(arguments: [
        (#"{"rollouts":[]}"#, []),
        (#" { "rollouts" : [ ] } "#, []),
        (#"{"rollouts":[{"a":1},{"b":"}]"}]}"#, [#"{"a":1}"#, #"{"b":"}]"}"#]),
        (#"{"rollouts":[{"a":"\\\"]"} , 7 ,null,"x,]"]}"#, [#"{"a":"\\\"]"}"#, "7", "null", #""x,]""#]),
        (#"{"rollouts":[{"a":[[{}]]}]}"#, [#"{"a":[[{}]]}"#]),
        // Rows that are not JSON but balance are told apart all the same; their own parser refuses them.
        (#"{"rollouts":[{"a":tru},{"b":1e},{"c":1}]}"#, [#"{"a":tru}"#, #"{"b":1e}"#, #"{"c":1}"#]),
    ])
    func findsRows(_ text: String, _ expected: [String]) throws {
        #expect(try rows(text) == expected)
    }

    @Test func findsDefaultsAndDetailWhereverTheyStand() throws {
        let text = #"{"detail":"full","rollouts":[1],"defaults":{"verifier":"ocr"}}"#
        let layout = try scan(text)
        let bytes = Array(text.utf8)
        #expect(layout.rows.count == 1)
        #expect(layout.detail.map { String(decoding: bytes[$0], as: UTF8.self) } == #""full""#)
        #expect(layout.defaults.map { String(decoding: bytes[$0], as: UTF8.self) } == #"{"verifier":"ocr"}"#)
    }

    @Test(arguments: [
        ("", ErrorCode.invalidJSON), ("[]", .invalidJSON), ("{}", .missingField), ("{", .invalidJSON),
        (#"{"rollouts":{}}"#, .invalidField), (#"{"rollouts":[1,]}"#, .invalidJSON),
        (#"{"rollouts":[,1]}"#, .invalidJSON), (#"{"rollouts":[1 2]}"#, .invalidJSON),
        (#"{"rollouts":[1]"#, .invalidJSON), (#"{"rollouts":[1]} x"#, .invalidJSON),
        (#"{"rollouts":[1],"rollouts":[2]}"#, .invalidJSON), (#"{"rows":[1]}"#, .unknownField),
        (#"{"rollouts":[{"a":"no end}]}"#, .invalidJSON), (#"{"rollouts":["#, .invalidJSON),
        (#"{"rollouts":[{]}}]}"#, .invalidJSON), (#"{"rollouts":[1],}"#, .invalidJSON),
    ])
    func refusesWhatIsNoBatch(_ text: String, _ code: ErrorCode) {
        #expect(throws: RolloutError.self) { try scan(text) }
        do {
            _ = try scan(text)
        } catch let error {
            #expect(error.code == code, "\(text): \(error.message)")
        }
    }

    @Test func countsRowsBeforeItKeepsThem() {
        let error = #expect(throws: RolloutError.self) { try scan(#"{"rollouts":[1,2,3]}"#, maxRows: 2) }
        #expect(error?.code == .tooManyRows)
    }

    /// Every prefix of a batch, and every batch with one byte changed, is read or refused, never trapped on.
    @Test func survivesCutsAndFlips() {
        let text = Array(#"{"detail":"full","rollouts":[{"a":"x\"\\","b":[1,{"c":null}]},"s",7],"defaults":{}}"#.utf8)
        for cut in 0..<text.count {
            #expect(throws: RolloutError.self) {
                let prefix = Array(text[..<cut])
                return try BatchScanner.scan(prefix.span.bytes, maxRows: 10)
            }
        }
        for position in text.indices {
            for byte: UInt8 in [0x00, 0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a, 0xff] {
                var changed = text
                changed[position] = byte
                if let layout = try? BatchScanner.scan(changed.span.bytes, maxRows: 10) {
                    for row in layout.rows { #expect(row.lowerBound < row.upperBound && row.upperBound <= text.count) }
                }
            }
        }
    }
}
