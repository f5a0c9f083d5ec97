/// Finds the answer in a response.
///
///     let bytes = response.utf8Span
///     let envelope = EnvelopeScanner.scan(bytes.span, settings)
///     let answer = try Extractor.extract(.box, from: bytes, envelope: envelope)
///     answer.text                                                  // "42"
///     CodePointOffsets.range(answer.range, in: bytes.span)         // 118..<120
///
/// Whatever the rule, the answer comes from the answer part of the envelope; nothing in the thought, before or after
/// it is looked at.
public enum Extractor {
    /// The answer by a rule.
    ///
    /// - Parameters:
    ///   - envelope: what ``EnvelopeScanner`` found in the same text.
    ///   - patterns: the patterns of the configuration, for the rule `pattern`.
    /// - Complexity: O(n); for a pattern, what its limits allow.
    public static func extract(
        _ rule: ExtractionRule, from text: borrowing UTF8Span, envelope: Envelope, patterns: [String: UserPattern] = [:]
    ) throws(ExtractionFailure) -> Extraction {
        guard let answer = envelope.answer else { throw .noAnswerPart }
        switch rule {
        case .box: return try box(of: envelope, in: text.span)
        case .auto:
            if let box = envelope.box { return Extraction(box, in: text.span, rule: .box) }
            if let boxed = BoxedContent.last(in: text.span, answer).range {
                return Extraction(boxed, in: text.span, rule: .boxed)
            }
            return Extraction(answer, in: text.span, rule: .none)
        default: return try extract(rule, from: text, in: answer, patterns: patterns)
        }
    }

    /// The last `\boxed{…}` of a response that is not held to any envelope: what stands up to the last `</think>` is
    /// dropped, and a thought that does not end leaves no answer.
    ///
    /// - Parameter thinkPrefilled: the response starts inside the thought.
    /// - Complexity: O(n).
    public static func lastBoxed(
        in text: Span<UInt8>, thinkPrefilled: Bool = false
    ) throws(ExtractionFailure) -> Extraction {
        var cursor = TokenCursor(text, from: 0, to: text.count)
        var start = 0
        var isInThought = thinkPrefilled
        while let found = cursor.nextTag() {
            switch found.token {
            case .thinkOpen: isInThought = true
            case .thinkClose:
                isInThought = false
                start = found.range.upperBound
            default: continue
            }
        }
        guard !isInThought else { throw .unclosedThought }
        return Extraction(try boxed(in: text, start..<text.count), in: text, rule: .boxed)
    }

    private static func extract(
        _ rule: ExtractionRule, from text: borrowing UTF8Span, in answer: Range<Int>, patterns: [String: UserPattern]
    ) throws(ExtractionFailure) -> Extraction {
        switch rule {
        case .boxed: return Extraction(try boxed(in: text.span, answer), in: text.span, rule: rule)
        case .action:
            guard let action = ActionLine.last(in: text.span, answer) else { throw .noAction }
            return Extraction(action, in: text.span, rule: rule)
        case .pattern(let name):
            guard let pattern = patterns[name] else { throw .unknownPattern(name) }
            switch pattern.lastMatch(in: text, within: answer) {
            case .matched(let range): return Extraction(range, in: text.span, rule: rule)
            case .noMatch: throw .noMatch(pattern: name)
            case .limitExceeded(let limit): throw .patternLimit(pattern: name, limit)
            case .failed(let code): throw .patternEngine(pattern: name, code: code)
            }
        case .none, .box, .auto: return Extraction(answer, in: text.span, rule: .none)
        }
    }

    private static func box(of envelope: Envelope, in text: Span<UInt8>) throws(ExtractionFailure) -> Extraction {
        if let box = envelope.box { return Extraction(box, in: text, rule: .box) }
        if envelope.beginMarkers > 1 || envelope.endMarkers > 1 { throw .severalBoxes }
        throw envelope.beginMarkers + envelope.endMarkers == 0 ? .noBox : .unclosedBox
    }

    private static func boxed(in text: Span<UInt8>, _ range: Range<Int>) throws(ExtractionFailure) -> Range<Int> {
        let content = BoxedContent.last(in: text, range)
        if let range = content.range { return range }
        throw content.hasOpen ? .unclosedBoxed : .noBoxed
    }
}
