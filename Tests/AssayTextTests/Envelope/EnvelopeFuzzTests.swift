import AssayText
import Foundation
import TestSupport
import Testing

@Suite struct EnvelopeFuzzTests {
    private static let fragments = [
        "<think>", "</think>", "<answer>", "</answer>", "<|begin_of_box|>", "<|end_of_box|>", "\\boxed{", "}", "{",
        "<THINK>", "</Answer>", "<thin\u{212A}>", "<an\u{17F}wer>", "</th\u{131}nk>", "<ans", "</", "<", "<|", " ",
        "\n", "\u{3000}", "\u{1C}", "x", "42", "é", "汉", "<|user|>", "</s>", "<|BEGIN_OF_BOX|>", "\\BOXED{",
    ]

    /// Whatever the text: ranges lie in it, between scalars and in order, and what is said about them holds.
    @Test(arguments: 0..<3000)
    func anyTextHasASoundEnvelope(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let response = Self.response(&random)
        var settings = EnvelopeSettings()
        settings.layout = Layout.allCases.randomElement(using: &random)!
        settings.style = EnvelopeStyle.allCases.randomElement(using: &random)!
        settings.mode = ThinkingMode.allCases.randomElement(using: &random)!
        settings.task = TaskKind.allCases.randomElement(using: &random)!
        settings.thinkPrefilled = Bool.random(using: &random)
        settings.forcedAnswer = Bool.random(using: &random)
        settings.requireThink = Bool.random(using: &random)
        settings.requiresBox = Bool.random(using: &random)
        let text = Array(response.utf8)
        let envelope = EnvelopeScanner.scan(response.utf8Span.span, settings)
        let note: Comment = "seed \(seed): \(response.debugDescription)"

        for range in [envelope.think, envelope.answer, envelope.box].compactMap({ $0 }) {
            #expect(range.lowerBound >= 0 && range.upperBound <= text.count, note)
            for end in [range.lowerBound, range.upperBound] where end < text.count {
                #expect(text[end] & 0xC0 != 0x80, note)
            }
        }
        if let think = envelope.think, let answer = envelope.answer {
            #expect(think.upperBound <= answer.lowerBound, note)
        }
        if let box = envelope.box {
            let answer = try #require(envelope.answer)
            #expect(answer.lowerBound <= box.lowerBound - 16 && box.upperBound + 14 <= answer.upperBound, note)
            #expect(String(decoding: text[..<box.lowerBound], as: UTF8.self).hasSuffix("<|begin_of_box|>"), note)
            #expect(String(decoding: text[box.upperBound...], as: UTF8.self).hasPrefix("<|end_of_box|>"), note)
        }
        #expect(Set(envelope.violations).count == envelope.violations.count, note)
        for alone in [FormatViolation.truncated, .nestedTag] where envelope.violations.contains(alone) {
            #expect(envelope.violations == [alone], note)
        }
        if envelope.isWellFormed { #expect(envelope.answer != nil, note) }
        // What has no box where one is required is not well formed, unless the published code accepts it.
        if settings.requiresBox, settings.task == .verifiable, settings.style == .lenient, envelope.isWellFormed {
            #expect(envelope.box != nil, note)
        }
        for rule in [ExtractionRule.box, .boxed, .auto, .none, .action] {
            guard let found = try? Extractor.extract(rule, from: response.utf8Span, envelope: envelope) else {
                continue
            }
            let answer = try #require(envelope.answer)
            #expect(answer.lowerBound <= found.range.lowerBound && found.range.upperBound <= answer.upperBound, note)
            #expect(Array(found.text.utf8) == Array(text[found.range]), note)
        }
    }

    /// The reference style accepts exactly what the published pattern and counts accept, here written with another
    /// engine. Its case folding knows U+212A and U+017F; the dotted and dotless i of Python it does not, so they are
    /// left to the fixtures.
    @Test(arguments: 0..<4000)
    func referenceAgreesWithTheRegularExpression(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var response = Self.response(&random).replacing("\u{131}", with: "i")
        if Bool.random(using: &random) {
            response = "<think>" + response.replacing("<think>", with: "x") + "</answer>"
        }
        var settings = EnvelopeSettings()
        settings.style = .reference
        let envelope = EnvelopeScanner.scan(response.utf8Span.span, settings)
        #expect(envelope.isWellFormed == Self.publishedCheck(response), "seed \(seed): \(response.debugDescription)")
    }

    private static func response(_ random: inout SeededGenerator) -> String {
        func fragment() -> String { fragments[Int.random(in: fragments.indices, using: &random)] }
        guard Bool.random(using: &random) else {
            return (0..<Int.random(in: 0...14, using: &random)).map { _ in fragment() }.joined()
        }
        // Half of the texts have the right shape with something thrown in.
        var pieces = ["<think>", "x", "</think>", "<answer>", "<|begin_of_box|>", "4", "<|end_of_box|>", "</answer>"]
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            pieces.insert(fragment(), at: Int.random(in: 0...pieces.count, using: &random))
        }
        return pieces.joined()
    }

    private static func publishedCheck(_ text: String) -> Bool {
        // Python's \s in place of the engine's own.
        let pattern = #"\A<think>(.*?)</think>[\s\x1C-\x1F\x85\p{Z}]*<answer>(.*?)</answer>(?=\n?\z)"#
        guard
            let expression = try? NSRegularExpression(
                pattern: pattern, options: [.caseInsensitive, .dotMatchesLineSeparators]),
            let match = expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)),
            let think = Range(match.range(at: 1), in: text), let answer = Range(match.range(at: 2), in: text)
        else { return false }
        // str.lower() makes a k of U+212A and leaves U+017F alone.
        let parts = [text[think], text[answer]].map { String($0).replacing("\u{212A}", with: "k") }.map(lowered)
        let tags = ["<think>", "</think>", "<answer>", "</answer>"]
        if parts.contains(where: { part in tags.contains { part.contains($0) } }) { return false }
        let count = { (marker: String) in parts[1].components(separatedBy: marker).count - 1 }
        return count("<|begin_of_box|>") <= 1 && count("<|end_of_box|>") <= 1 && count("\\boxed{") == 0
    }

    private static func lowered(_ text: String) -> String {
        String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The search works in blocks; the tags are found wherever they fall in one.
    @Test(arguments: 0..<200)
    func everyAlignment(length: Int) {
        let filler = String(repeating: "<", count: length % 3) + String(repeating: "é", count: length)
        let response = "<think>\(filler)</think><answer>\(filler)<|begin_of_box|>\(filler)<|end_of_box|></answer>"
        let envelope = EnvelopeScanner.scan(response.utf8Span.span, EnvelopeSettings())
        let count = filler.utf8.count
        #expect(envelope.think == 7..<7 + count)
        #expect(envelope.answer == 23 + count..<53 + 3 * count)
        #expect(envelope.box == 39 + 2 * count..<39 + 3 * count)
        #expect(envelope.isWellFormed)
    }

    /// A flood of anything is read in one go; a quadratic step would keep the suite from ending.
    @Test(arguments: [
        "<think>", "</think>", "<answer>", "</answer>", "<|begin_of_box|>", "<|end_of_box|>", "\\boxed{", "{", "<",
        "</",
        "<|begin_of_box|></answer>", "<|user|>", "</s> ", " ", "</think> <answer>", "<answer>\\boxed{",
    ])
    func aFloodOf(fragment: String) {
        let flood = String(repeating: fragment, count: (1 << 16) / fragment.utf8.count)
        for response in [
            flood, "<think>" + flood, "<think>x</think><answer>" + flood, "<think>x</think><answer>\(flood)</answer>",
        ] {
            for layout in Layout.allCases {
                for style in EnvelopeStyle.allCases {
                    var settings = EnvelopeSettings()
                    settings.layout = layout
                    settings.style = style
                    let envelope = EnvelopeScanner.scan(response.utf8Span.span, settings)
                    for rule in [ExtractionRule.auto, .boxed, .action] {
                        _ = try? Extractor.extract(rule, from: response.utf8Span, envelope: envelope)
                    }
                    #expect(envelope.isWellFormed == envelope.violations.filter { $0 != .emptyThink }.isEmpty)
                }
            }
            _ = try? Extractor.lastBoxed(in: response.utf8Span.span)
        }
    }
}
