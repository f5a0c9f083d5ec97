import AssayCore
import AssayJSON
import AssayText

/// What a verdict shows of two texts.
enum TextDetail {
    /// The most code points of a text that is shown.
    private static let maxCodePoints = 200

    static func of(_ value: TextValue, _ truth: TextGroundTruth, _ level: DetailLevel) -> JSONObject {
        guard level != .none else { return [:] }
        var detail: JSONObject = [
            "prediction": .string(shown(value.text.key)),
            "ground_truth": truth.isList
                ? .array(truth.elements.prefix(8).map { .string(shown($0.text.key)) })
                : .string(shown(truth.whole.text.key)),
        ]
        guard level == .full else { return detail }
        if let number = value.number { detail["prediction_number"] = .string(number.value.text(maxDigits: 64)) }
        if let number = truth.whole.number { detail["ground_truth_number"] = .string(number.value.text(maxDigits: 64)) }
        return detail
    }

    private static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let rest = scalars.dropFirst(maxCodePoints)
        return rest.isEmpty ? text : String(String.UnicodeScalarView(scalars.prefix(maxCodePoints))) + "…"
    }
}
