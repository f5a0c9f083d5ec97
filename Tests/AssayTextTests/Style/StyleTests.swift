import AssayText
import TestSupport
import Testing

@Suite struct StyleTests {
    @Test(
        arguments: try FormatRow.all("format/cases.jsonl").filter {
            ["language_mix", "repetition"].contains($0.options.check)
        })
    func rows(row: FormatRow) throws {
        let settings = try #require(row.settings)
        let text = row.response.utf8Span.span
        let ranges = EnvelopeScanner.scan(text, settings).styleRanges(style: settings.style, count: text.count)
        let rule = try #require(StyleRule(rawValue: row.options.style ?? "reference"))
        let isViolated =
            row.options.check == "repetition"
            ? rule.repetition(in: text, ranges) != nil : rule.languageMix(in: text, ranges) != nil
        #expect(isViolated == !(try #require(row.expected.violations)).isEmpty)
        #expect(isViolated == (row.expected.score == 0))
    }

    @Test func aRepetitionIsShown() throws {
        let unit = "I should check the number of chairs in the picture again, "
        let text = String(repeating: unit, count: 12)
        let found = try #require(find(text))
        #expect(found.window == String(unit.prefix(50)))
        #expect(found.occurrences == 12)
    }

    @Test func paragraphsAreShown() throws {
        let chinese = String(repeating: "画面中央有一辆红色的公共汽车正在行驶", count: 4)
        let english = Array(repeating: "the bus is red", count: 50).joined(separator: " ")
        let text = "\n ok\n\n \(chinese) \n\n\n\(english)\n"
        let bytes = text.utf8Span.span
        let mix = LanguageMixDetector.find(in: bytes, [0..<bytes.count])
        let found = try #require(mix)
        #expect(String(decoding: Array(text.utf8)[found.chinese], as: UTF8.self) == chinese)
        #expect(String(decoding: Array(text.utf8)[found.english], as: UTF8.self) == english)
    }

    /// Random text made of few pieces, so that windows repeat, runs meet when others are taken out, and parts differ.
    @Test(arguments: 0..<600)
    func repetitionAgreesWithTheOracle(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = ["=", "|", "-", "~", "_", "#", "*", ".", "%", "－", "█", " ", "─", "a", "哈", "|-|", "|--|", "。"]
        let letters = (0..<Int.random(in: 1...6, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
        var parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            (0..<Int.random(in: 0...300, using: &random)).map { _ in letters.randomElement(using: &random)! }.joined()
        }
        if seed % 3 == 0 {
            let unit = (0..<Int.random(in: 3...70, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
            let copies = Int.random(in: 7...12, using: &random)
            parts[0] += (0..<copies).map { _ in unit.joined() + (Bool.random(using: &random) ? "x" : "") }.joined()
        }
        let expected = StyleOracle.mostFrequentWindow(parts) >= 10
        #expect((find(parts) != nil) == expected, "seed \(seed): \(parts)")
    }

    /// A window planted at random places of random text: nine times are none, ten are one.
    @Test(arguments: 0..<300)
    func plantedWindowsAreFound(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let letters: [Unicode.Scalar] = seed % 2 == 0 ? ["a", "b", "c", "d", "e"] : ["a", "中", "é", "🚌", "x"]
        func noise(_ count: Int) -> String {
            var text = String.UnicodeScalarView()
            for _ in 0..<count { text.append(letters.randomElement(using: &random)!) }
            return String(text)
        }
        let window = noise(50)
        let copies = Int.random(in: 9...10, using: &random)
        var parts = [""]
        for _ in 0..<copies {
            parts[parts.count - 1] += noise(Int.random(in: 0...40, using: &random)) + window
            if Int.random(in: 0..<4, using: &random) == 0 { parts.append("") }
        }
        #expect((find(parts) != nil) == (StyleOracle.mostFrequentWindow(parts) >= 10), "seed \(seed)")
        #expect((find(parts) != nil) == (copies == 10), "seed \(seed)")
    }

    @Test(arguments: 0..<400)
    func languageMixAgreesWithTheOracle(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "the", "Bus", "x", " ", " ", "\n", "\n\n", "1", "_", "中", "é", "，", "\u{3000}", "\u{1C}", "٣", "ⅷ", "́",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let words = Int.random(in: 190...215, using: &random)
            let separator = ["\u{20}", "\n", ", ", "\u{3000}"].randomElement(using: &random)!
            let isEnglish = Bool.random(using: &random)
            for _ in 0..<(isEnglish ? words : Int.random(in: 45...70, using: &random)) {
                text += isEnglish ? ["red", "bus", "is"].randomElement(using: &random)! + separator : "汽"
                if Int.random(in: 0..<(isEnglish ? 20 : 6), using: &random) == 0 {
                    text += pieces.randomElement(using: &random)!
                }
            }
            text += ["\n\n", "\n", "\n \n", "\n\n\n"].randomElement(using: &random)!
        }
        let bytes = text.utf8Span.span
        let found = LanguageMixDetector.find(in: bytes, [0..<bytes.count])
        #expect((found != nil) == StyleOracle.languageMix([text]), "seed \(seed)")
    }

    @Test func hostileTextStaysLinear() {
        // Nothing here is timed; a quadratic step would keep the suite from ending.
        var random = SeededGenerator(seed: 7)
        let noise = String(
            decoding: (0..<1 << 18).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }, as: UTF8.self)
        #expect(find(noise) == nil)
        // Every window nine times.
        let piece = String(noise.prefix(20_000))
        #expect(find(String(repeating: piece, count: 9)) == nil)
        #expect(find(String(repeating: piece, count: 10)) != nil)
        // Pieces that agree exactly where the filter hashes them, and nowhere else.
        let bytes = Array(noise.utf8)
        let forged = stride(from: 0, to: 1 << 17, by: 45).map { start in
            "abcdefgh" + String(decoding: bytes[start..<start + 26], as: UTF8.self) + "abcdefghxyz"
        }
        #expect(find(forged.joined()) == nil)
        #expect(find(String(repeating: "|-", count: 100_000)) != nil)
        #expect(find(String(repeating: "|", count: 200_000)) == nil)
        #expect(find(String(repeating: "==|", count: 50_000) + noise) != nil)
    }

    private func find(_ text: String) -> Repetition? { find([text]) }

    /// Parts one after the other in one text, as a thought and an answer are.
    private func find(_ parts: [String]) -> Repetition? {
        let text = parts.joined()
        var ranges: [Range<Int>] = []
        var start = 0
        for part in parts {
            ranges.append(start..<start + part.utf8.count)
            start += part.utf8.count
        }
        return RepetitionDetector.find(in: text.utf8Span.span, ranges)
    }
}
