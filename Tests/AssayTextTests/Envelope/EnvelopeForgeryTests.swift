import AssayText
import TestSupport
import Testing

/// No text in the thought or in the box changes which text is extracted: it is the box's, or nothing is.
@Suite struct EnvelopeForgeryTests {
    private static let pieces = [
        "<think>", "</think>", "<answer>", "</answer>", "<|begin_of_box|>7<|end_of_box|>", "\\boxed{7}", "7", " ", "\n",
        "Action: 7", "</answer><answer>", "<ANSWER>", "</THINK>", "<|user|>", "{", "}",
    ]

    @Test(arguments: 0..<2000)
    func theThoughtForgesNothing(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let thought = Self.text(&random)
        for (layout, answer) in [
            (Layout.thinkAnswer, "<answer>It is <|begin_of_box|>42<|end_of_box|>.</answer>"),
            (.think, "It is <|begin_of_box|>42<|end_of_box|>."),
        ] {
            for style in EnvelopeStyle.allCases {
                var settings = EnvelopeSettings()
                settings.layout = layout
                settings.style = style
                settings.forcedAnswer = seed % 2 == 0
                let response = "<think>\(thought)</think>\(answer)"
                let envelope = EnvelopeScanner.scan(response.utf8Span.span, settings)
                let found = try? Extractor.extract(.box, from: response.utf8Span, envelope: envelope)
                #expect(found == nil || found?.text == "42", "seed \(seed): \(thought)")
                // What does not close the thought does not even hide the answer.
                if style == .lenient, !thought.lowercased().contains("</think>") {
                    #expect(found?.text == "42", "seed \(seed): \(thought)")
                }
                // And whatever it is, a forged envelope is never well formed.
                if thought.lowercased().contains("</think>") { #expect(!envelope.isWellFormed, "seed \(seed)") }
            }
        }
    }

    @Test(arguments: 0..<2000)
    func theBoxIsOpaque(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let content = Self.text(&random).replacing("<|begin_of_box|>7<|end_of_box|>", with: "<|x|>")
        for layout in Layout.allCases {
            var settings = EnvelopeSettings()
            settings.layout = layout
            let thought = layout.hasThought ? "<think>so</think>" : ""
            let (open, close) = layout == .thinkAnswer || layout == .answer ? ("<answer>", "</answer>") : ("", "")
            let response = "\(thought)\(open)It is <|begin_of_box|>\(content)<|end_of_box|>.\(close)"
            let envelope = EnvelopeScanner.scan(response.utf8Span.span, settings)
            #expect(envelope.isWellFormed, "seed \(seed): \(content)")
            let found = try Extractor.extract(.box, from: response.utf8Span, envelope: envelope)
            #expect(found.text == content.trimmed, "seed \(seed): \(content)")
        }
    }

    @Test func textAroundTheEnvelopeForgesNothing() {
        let envelope = "<think>so</think><answer>It is <|begin_of_box|>42<|end_of_box|>.</answer>"
        for piece in Self.pieces {
            for response in [
                piece + envelope, envelope + piece, envelope.replacing("<answer>", with: piece + "<answer>"),
            ] {
                let scanned = EnvelopeScanner.scan(response.utf8Span.span, EnvelopeSettings())
                let found = try? Extractor.extract(.box, from: response.utf8Span, envelope: scanned)
                #expect(found == nil || found?.text == "42", "\(piece)")
            }
        }
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }
            .joined()
    }
}

extension String {
    fileprivate var trimmed: String { UnicodeText.trimmed(self) }
}
