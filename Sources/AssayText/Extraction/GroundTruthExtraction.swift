/// What a ground truth holds that is given as a string.
///
/// A string in the full `<think>…</think><answer>…</answer>` form is extracted like a response: the GLM box if there is
/// exactly one; without any marker the last `\boxed{}`, else the answer part as a whole.
///
///     GroundTruthExtraction.extract(from: "42")                                        // .plain
///     GroundTruthExtraction.extract(from: "<think>6·7</think><answer>42</answer>")     // .extracted("42")
public enum GroundTruthExtraction: Sendable, Hashable {
    /// No envelope: the string is the ground truth as it stands.
    case plain
    /// The answer inside the envelope.
    case extracted(String)
    /// There is an envelope and it holds no one answer; the text says why, to follow the word `ground_truth`.
    case unreadable(String)

    /// Looks for an envelope.
    ///
    /// A string that does not begin with `<think>` is plain. One that does has to be the whole form: taken as it stands
    /// it would match no answer and every rollout would score 0 in silence.
    ///
    /// - Complexity: O(n), and O(1) for a string that does not begin with `<`.
    public static func extract(from groundTruth: String) -> GroundTruthExtraction {
        let text = groundTruth.utf8Span.span
        let start = text.skippingWhiteSpace(from: 0, to: text.count)
        guard start < text.count, text[start] == UInt8(ascii: "<"),
            text.envelopeToken(at: start, to: text.count)?.token == .thinkOpen
        else { return .plain }
        var settings = EnvelopeSettings()
        settings.requiresBox = false
        let envelope = EnvelopeScanner.scan(text, settings)
        if !envelope.isWellFormed {
            let names = envelope.violations.map(\.rawValue).joined(separator: ", ")
            return .unreadable("has a broken envelope: \(names)")
        }
        let rule: ExtractionRule = envelope.beginMarkers + envelope.endMarkers == 0 ? .auto : .box
        do {
            return .extracted(try Extractor.extract(rule, from: groundTruth.utf8Span, envelope: envelope).text)
        } catch {
            return .unreadable("has an envelope, but \(error)")
        }
    }
}
