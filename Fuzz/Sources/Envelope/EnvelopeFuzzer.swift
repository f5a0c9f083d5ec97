import AssayText
import FuzzSupport

/// Responses in every layout and style: where their parts stand, every extraction rule, language mix and repetition.
///
/// The first byte chooses the layout and style, the second the mode; the rest is the response.
enum EnvelopeFuzzer {
    private static let rules: [ExtractionRule] = [.box, .boxed, .auto, .none, .action]

    static func run(_ input: FuzzInput) {
        var input = input
        let settings = settings(input.byte(), input.byte())
        let text = input.text()
        let envelope = scan(text, settings)
        check(envelope, count: text.utf8.count)
        expect(scan(text, settings) == envelope, "not the same twice")
        for rule in rules {
            guard let found = try? Extractor.extract(rule, from: text.utf8Span, envelope: envelope) else { continue }
            check(found, in: text)
            if let answer = envelope.answer {
                expect(
                    found.range.lowerBound >= answer.lowerBound && found.range.upperBound <= answer.upperBound,
                    "\(rule.name) leaves the answer part")
            }
        }
        if let boxed = try? Extractor.lastBoxed(in: text.utf8Span.span, thinkPrefilled: settings.thinkPrefilled) {
            check(boxed, in: text)
        }
        _ = GroundTruthExtraction.extract(from: text)
        checkStyle(text, envelope, settings)
        if settings.style == .lenient, input.hash & 3 == 0 { checkStopTokens(text, envelope, settings) }
    }

    private static func settings(_ first: UInt8, _ second: UInt8) -> EnvelopeSettings {
        var settings = EnvelopeSettings()
        settings.layout = Layout.allCases[Int(first & 3) % Layout.allCases.count]
        settings.style = first & 4 == 0 ? .lenient : .reference
        settings.thinkPrefilled = first & 8 != 0
        settings.forcedAnswer = first & 16 != 0
        settings.task = first & 32 == 0 ? .verifiable : .nonVerifiable
        settings.requiresBox = first & 64 == 0
        settings.mode = second & 1 == 0 ? .think : .nothink
        settings.requireThink = second & 2 != 0
        return settings
    }

    private static func scan(_ text: String, _ settings: EnvelopeSettings) -> Envelope {
        EnvelopeScanner.scan(text.utf8Span.span, settings)
    }

    private static func check(_ envelope: Envelope, count: Int) {
        for part in [envelope.think, envelope.answer, envelope.box].compactMap({ $0 }) {
            expect(part.lowerBound >= 0 && part.upperBound <= count, "a part outside the text: \(part)")
        }
        if let think = envelope.think, let answer = envelope.answer {
            expect(think.upperBound <= answer.lowerBound, "the thought \(think) reaches into the answer \(answer)")
        }
        if let box = envelope.box {
            expect(envelope.answer != nil, "a box without an answer part")
            if let answer = envelope.answer {
                expect(answer.lowerBound <= box.lowerBound && box.upperBound <= answer.upperBound, "a box outside")
            }
        }
        expect(Set(envelope.violations).count == envelope.violations.count, "a violation twice")
        expect(envelope.isWellFormed || !envelope.violations.isEmpty, "malformed without a violation")
    }

    private static func check(_ found: Extraction, in text: String) {
        let bytes = Array(text.utf8)
        expect(bytes.indices.contains(found.range.lowerBound) || found.range.isEmpty, "a range outside the text")
        expect(found.range.upperBound <= bytes.count, "a range outside the text")
        expect(found.text.utf8.elementsEqual(bytes[found.range]), "the text is not what stands at its range")
        let points = CodePointOffsets.range(found.range, in: text.utf8Span.span)
        expect(points.count == found.text.unicodeScalars.count, "the range in code points has another length")
    }

    private static func checkStyle(_ text: String, _ envelope: Envelope, _ settings: EnvelopeSettings) {
        let ranges = envelope.styleRanges(style: settings.style, count: text.utf8.count)
        let span = text.utf8Span.span
        for range in ranges { expect(range.upperBound <= text.utf8.count, "style outside the text") }
        for style in StyleRule.allCases { _ = style.languageMix(in: span, ranges) }
        if StyleRule.reference.repetition(in: span, ranges) != nil {
            expect(StyleRule.robust.repetition(in: span, ranges) != nil, "robust misses a repetition")
        }
    }

    /// A stop token and white space at the end change nothing but what is reported as stripped.
    private static func checkStopTokens(_ text: String, _ envelope: Envelope, _ settings: EnvelopeSettings) {
        let ended = scan(text + "\n<|user|> ", settings)
        expect(
            ended.answer == envelope.answer && ended.box == envelope.box && ended.violations == envelope.violations,
            "a stop token changes \(envelope) to \(ended)")
    }
}

/// libFuzzer's entry; it calls from one thread.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    EnvelopeFuzzer.run(FuzzInput(start, count))
    return 0
}
