import AssayCore
import AssayJSON
import AssayText

/// What was measured of one response for the components that shape a score. Nothing is measured of an answer that came
/// without its response, nor of a response past the limit.
struct ResponseShape: Sendable {
    private var overlongLength: Int?
    private var cosineLength: Int?
    private var repetition: WordRepetition?

    /// Nothing.
    init() {}

    /// Measures a response.
    ///
    /// - Parameters:
    ///   - ranges: the parts whose repetitions count, in UTF-8 bytes; lengths are those of the whole response.
    ///   - tokens: the rollout's own count.
    /// - Throws: ``RolloutError`` `missing_field` where lengths are in tokens and the rollout has no count.
    /// - Complexity: O(n).
    init(
        of text: Span<UInt8>, _ ranges: [Range<Int>], tokens: Int?, by settings: ShapingSettings
    ) throws(RolloutError) {
        if let overlong = settings.overlong { overlongLength = try Self.length(of: text, overlong.unit, tokens) }
        if let cosine = settings.cosineLength { cosineLength = try Self.length(of: text, cosine.unit, tokens) }
        if let penalty = settings.ngramRepetition {
            repetition = WordRepetition(in: text, ranges, size: penalty.size, split: penalty.split)
        }
    }

    private static func length(
        of text: Span<UInt8>, _ unit: LengthUnit, _ tokens: Int?
    ) throws(RolloutError) -> Int {
        switch unit {
        case .characters: return CodePointOffsets.count(in: text, 0..<text.count)
        case .bytes: return text.count
        case .tokens:
            guard let tokens else {
                throw RolloutError(
                    .missingField, field: "response_tokens",
                    "response_tokens is required: the configuration counts lengths in tokens")
            }
            return tokens
        }
    }

    /// The penalty for length, 0…1, before its weight.
    func overlong(_ settings: OverlongPenalty) -> Double { overlongLength.map(settings.penalty) ?? 0 }

    /// What stands in the accuracy's place.
    func shaped(_ accuracy: Double, _ settings: CosineLength?) -> Double {
        guard let settings, let cosineLength else { return accuracy }
        return settings.value(accuracy: accuracy, length: cosineLength)
    }

    /// The penalty for repetition, 0…1, before its weight.
    func repetition(_ settings: RepetitionPenalty, accuracy: Double) -> Double {
        settings.answers == .wrong && accuracy >= 1 ? 0 : repetition?.share ?? 0
    }

    /// `detail.shaping`, in full detail: what was counted.
    var detail: JSONObject {
        var detail = JSONObject()
        if let overlongLength { detail["overlong_length"] = .number(JSONNumber(overlongLength)) }
        if let cosineLength { detail["cosine_length"] = .number(JSONNumber(cosineLength)) }
        if let repetition {
            detail["ngrams"] = .number(JSONNumber(repetition.total))
            detail["distinct_ngrams"] = .number(JSONNumber(repetition.distinct))
        }
        return detail
    }
}
