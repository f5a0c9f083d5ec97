import AssayCore
import AssayJSON
import AssayText

/// What was found in one response: the answer, or why there is none, and how its format is.
struct ResponseReading {
    /// The answer, where there is one.
    private(set) var answer: ExtractedAnswer?
    /// What a missing answer means.
    private(set) var missing = Finding.wrong(.noAnswer, by: "extraction")
    /// The format; nothing to find fault with where an answer was given.
    private(set) var format = FormatReport()

    private var checked = FormatComponentSet()
    private var style = StyleRule.reference

    /// Reads an answer someone extracted already.
    init(given answer: String) {
        let trimmed = UnicodeText.trimmed(answer)
        self.answer = ExtractedAnswer(text: trimmed, rule: "given", range: nil)
    }

    /// A response that is too long to look into.
    init(tooLong: Void) { missing = .outOfLimits("response_bytes") }

    /// Reads a response: envelope, style, extraction.
    ///
    /// - Parameter tokens: the response's length in the model's tokens, where the rollout says it.
    /// - Throws: ``RolloutError`` `internal_error` where a pattern could not be run, through no fault of the response, and
    ///   `missing_field` where the configuration counts lengths in tokens and there is no count.
    init(
        response: String, tokens: Int?, by prepared: PreparedVerifier, settings: ScoringSettings
    ) throws(RolloutError) {
        let options = prepared.common
        checked = prepared.checked
        style = prepared.formatJudge?.isRobust == true ? .robust : .reference
        let text = response.utf8Span
        let envelope = options.readsEnvelope ? EnvelopeScanner.scan(text.span, options.envelope) : nil
        let prose = envelope?.styleRanges(style: options.envelope.style, count: text.count) ?? [0..<text.count]
        if !settings.shaping.isEmpty {
            format.shape = try ResponseShape(of: text.span, prose, tokens: tokens, by: settings.shaping)
        }
        let extraction: Extraction
        do throws(ExtractionFailure) {
            if let envelope {
                readFormat(envelope, options.envelope)
                readStyle(prose, text.span)
                extraction = try Extractor.extract(
                    options.extraction, from: text, envelope: envelope, patterns: settings.patterns)
            } else {
                // Without an envelope there is no thought and no answer to judge the style of: as with a given answer,
                // the format components are 1.
                extraction = try Extractor.lastBoxed(
                    in: text.span, thinkPrefilled: options.envelope.thinkPrefilled)
            }
        } catch {
            missing = try Self.finding(for: error)
            return
        }
        answer = ExtractedAnswer(
            text: extraction.text, rule: extraction.rule.name,
            range: CodePointOffsets.range(extraction.range, in: text.span))
    }

    private mutating func readFormat(_ envelope: Envelope, _ settings: EnvelopeSettings) {
        if checked.contains(.structure) || checked.contains(.boxInNonVerifiable) {
            for violation in envelope.violations { format.add(violation, under: settings) }
        }
        format.envelope = envelope
    }

    private mutating func readStyle(_ ranges: [Range<Int>], _ text: Span<UInt8>) {
        if checked.contains(.languageMix), let mix = style.languageMix(in: text, ranges) { format.add(mix) }
        if checked.contains(.repetition), let repetition = style.repetition(in: text, ranges) {
            format.add(repetition)
        }
    }

    /// What a failed extraction means, with why in the detail.
    private static func finding(for failure: ExtractionFailure) throws(RolloutError) -> Finding {
        let detail: JSONObject = ["extraction_failure": .string(failure.description)]
        switch failure.meaning {
        case .noAnswer: return .wrong(.noAnswer, by: "extraction", detail: detail)
        case .ambiguous: return .wrong(.ambiguousAnswer, by: "extraction", detail: detail)
        case .outOfLimits: return .outOfLimits("pattern", detail: detail)
        case .internalError: throw RolloutError(.internalError, failure.description)
        }
    }
}
