import AssayText
import TestSupport
import Testing

@Suite struct NormalizationTests {
    struct Row: Decodable {
        let part: String
        let source: String
        let nfc: String
        let nfd: String
        let nfkc: String
        let nfkd: String
    }

    /// The invariants of NormalizationTest.txt: every form of a row leads to the row's NFC and NFKC.
    @Test func fixtureRowsNormalizeAsTheConsortiumAndPythonSay() throws {
        let rows = try FixtureLines.decoded("text/normalization.ndjson", as: Row.self)
        #expect(rows.count > 2000)
        for row in rows {
            for text in [row.source, row.nfc, row.nfd] {
                #expect(expectSame(UnicodeText.nfc(text), row.nfc), "\(row.part): NFC of \(escaped(text))")
            }
            for text in [row.nfkc, row.nfkd] {
                #expect(expectSame(UnicodeText.nfc(text), row.nfkc), "\(row.part): NFC of \(escaped(text))")
            }
            for text in [row.source, row.nfc, row.nfd, row.nfkc, row.nfkd] {
                #expect(expectSame(UnicodeText.nfkc(text), row.nfkc), "\(row.part): NFKC of \(escaped(text))")
            }
        }
    }

    @Test func everyScalarComposesAsTheStandardLibrarySays() {
        // Canonical equivalence is what the standard library compares by, with tables of its own.
        for value in UInt32(0x80)...0x10_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(scalar)
            let composed = UnicodeText.nfc(text)
            #expect(composed == text, "U+\(String(value, radix: 16)) changed its meaning")
            #expect(expectSame(UnicodeText.nfc(composed), composed), "U+\(String(value, radix: 16)) not idempotent")
        }
    }

    @Test func randomTextIsIdempotentEquivalentAndIndependentOfWhereItIsCut() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        // Without U+0F73, U+0F75 and U+0F81, starters that decompose into marks: the standard library's own comparison
        // does not reorder what stands before them (Python's does; the fixture has such rows).
        let interesting: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xC0...0x17F, 0x300...0x36F, 0x300...0x36F, 0x1100...0x1112, 0x1161...0x1175, 0x11A8...0x11C2,
            0xAC00...0xAD00, 0x0F71...0x0F72, 0x1E00...0x1EFF, 0x05B0...0x05C7, 0x2F800...0x2FA1D, 0x0B47...0x0B57,
        ]
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...40, using: &generator) {
                let range = interesting[Int.random(in: 0..<interesting.count, using: &generator)]
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
                    text.unicodeScalars.append(scalar)
                }
            }
            let composed = UnicodeText.nfc(text)
            #expect(composed == text, "seed \(seed): \(escaped(text))")
            #expect(expectSame(UnicodeText.nfc(composed), composed), "seed \(seed): \(escaped(text))")
            let compatible = UnicodeText.nfkc(text)
            #expect(expectSame(UnicodeText.nfkc(compatible), compatible), "seed \(seed): \(escaped(text))")
            #expect(expectSame(UnicodeText.nfkc(composed), compatible), "seed \(seed): \(escaped(text))")
            // No mark of the ranges composes with the bar.
            let doubled = UnicodeText.nfc(text + "|" + text)
            #expect(expectSame(doubled, composed + "|" + composed), "seed \(seed): \(escaped(text))")
        }
    }

    @Test(arguments: [3, 31, 32, 33, 34, 1000])
    func marksInAnyOrderSortStably(_ length: Int) {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        // Marks that compose with nothing, of five classes; the slow oracle is a stable sort.
        let marks: [(scalar: UInt32, order: UInt8)] = [
            (0x0334, 1), (0x05B0, 10), (0x05B1, 11), (0x031B, 216), (0x0316, 220), (0x0317, 220), (0x035C, 233),
            (0x035D, 234),
        ]
        let chosen = (0..<length).map { _ in marks[Int.random(in: 0..<marks.count, using: &generator)] }
        let ordered = chosen.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
        let source = string([0x4E00] + chosen.map(\.scalar))
        let expected = string([0x4E00] + ordered.map(\.element.scalar))
        #expect(expectSame(UnicodeText.nfc(source), expected), "seed \(seed)")
    }

    @Test func aMegabyteOfCombiningMarksIsOrderedAndKept() {
        // Insertion sort would take 10^11 steps here.
        let count = 1 << 19
        let descending = string((0..<count).map { $0.isMultiple(of: 2) ? 0x0301 : 0x0316 })
        let result = UnicodeText.nfkc("x" + descending)
        let scalars = Array(result.unicodeScalars)
        #expect(scalars.count == count + 1)
        #expect(scalars[1...count / 2].allSatisfy { $0.value == 0x0316 })
        #expect(scalars[(count / 2 + 1)...].allSatisfy { $0.value == 0x0301 })
        #expect(expectSame(UnicodeText.nfkc(result), result))
    }

    @Test func textInTheFormComesBackAsItIs() {
        for text in ["", "plain ASCII", "naïve 图中有五只猫", "한국어", "\u{301}"] {
            #expect(expectSame(UnicodeText.nfc(text), text))
        }
        #expect(expectSame(UnicodeText.nfkc("ﬁ①Ⅴ５ｶﾞ㌀"), "fi1V5ガアパート"))
    }

    private func string(_ values: [UInt32]) -> String {
        String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
    }

    private func escaped(_ text: String) -> String {
        text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
    }
}
