import AssayCore
import AssayJSON
import MathEngine

/// What a verdict shows of a comparison.
struct MathDetail {
    /// The most bytes of a text that is no number a detail shows.
    private static let maxShownBytes = 200

    let answer: AnswerReading
    let groundTruth: AnswerReading
    let policy: NumberPolicy
    let rule: AnswerRule?
    let explanation: AnswerExplanation?

    /// `prediction`, `ground_truth`, `relative_difference`; in full also how they are written and the policy.
    func object(_ level: DetailLevel) -> JSONObject {
        guard level != .none else { return [:] }
        var detail: JSONObject = [
            "prediction": Self.shown(answer), "ground_truth": Self.shown(groundTruth),
        ]
        if let left = answer.number, let right = groundTruth.number,
            let difference = left.value.relativeDifference(from: right.value).flatMap({ JSONNumber($0) })
        {
            detail["relative_difference"] = .number(difference)
        }
        guard level == .full else { return detail }
        detail["prediction_form"] = .string(Self.form(answer))
        detail["ground_truth_form"] = .string(Self.form(groundTruth))
        if let rule { detail["rule"] = .string(rule.rawValue) }
        detail["tolerance"] = .string(Self.name(policy.tolerance))
        detail["percent"] = .string(policy.percent.rawValue)
        guard let explanation else { return detail }
        if let side = explanation.answer {
            detail["prediction_shape"] = .string(side.shape)
            detail["prediction_normal_form"] = .string(side.normalForm)
        }
        if let side = explanation.groundTruth {
            detail["ground_truth_shape"] = .string(side.shape)
            detail["ground_truth_normal_form"] = .string(side.normalForm)
        }
        detail["rules_tried"] = .array(explanation.rulesTried.map { .string($0.rawValue) })
        if let tier = explanation.tier { detail["tier"] = .string(tier.rawValue) }
        return detail
    }

    private static func shown(_ reading: AnswerReading) -> JSONValue {
        if let number = reading.number {
            return .string(number.figure.description + (number.hasPercent ? "%" : ""))
        }
        let text = reading.normalText
        guard text.utf8.count > maxShownBytes else { return .string(text) }
        // Cut between scalars, so that what is shown is valid text.
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: maxShownBytes)
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return .string(text.unicodeScalars[..<end].reduce(into: "") { $0.unicodeScalars.append($1) } + "…")
    }

    private static func form(_ reading: AnswerReading) -> String {
        switch reading.kind {
        case .number(let number): number.form.rawValue + (number.hasPercent ? "_percent" : "")
        case .text: "text"
        case .empty: "empty"
        case .falseChain: "false_chain"
        case .undefined: "undefined"
        case .malformed: "malformed"
        case .outOfLimits: "out_of_limits"
        }
    }

    private static func name(_ tolerance: NumberPolicy.Tolerance) -> String {
        switch tolerance {
        case .exact: return "exact"
        case .standard: return "standard"
        case .given(let relative, let places, let digits):
            let parts = [
                relative.map { "relative \($0)" }, places.map { "decimal_places \($0)" },
                digits.map { "significant_digits \($0)" },
            ]
            return parts.compactMap { $0 }.joined(separator: ", ")
        }
    }
}
