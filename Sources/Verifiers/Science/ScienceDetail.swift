import AssayCore
import AssayJSON
import MathEngine

/// What a verdict shows of a comparison.
struct ScienceDetail {
    let answer: String
    let quantity: Quantity?
    let chemical: ChemicalAnswer?
    let truth: ScienceGroundTruth
    let rule: String?
    let isUnitStrict: Bool
    let explanation: AnswerExplanation?

    private static let maxShownScalars = 200

    /// `prediction`, `ground_truth`; in full also both as quantities in SI, their dimensions, the rule and a note.
    func object(_ level: DetailLevel) -> JSONObject {
        guard level != .none else { return [:] }
        var detail: JSONObject = [
            "prediction": .string(Self.shown(quantity?.text ?? AnswerReading(answer).normalText)),
            "ground_truth": .string(Self.shown(truth.quantity?.text ?? truth.reading.normalText)),
        ]
        guard level == .full else { return detail }
        for (side, quantity, chemical) in [
            ("prediction", quantity, chemical), ("ground_truth", truth.quantity, truth.chemical),
        ] {
            if let quantity, !quantity.isBare {
                detail["\(side)_si"] = .string(quantity.valueInSI)
                detail["\(side)_dimension"] = .string(quantity.dimensionText)
            }
            if let chemical {
                detail["\(side)_form"] = .string(chemical.kind.rawValue)
                if let isBalanced = chemical.isBalanced { detail["\(side)_balanced"] = .bool(isBalanced) }
            }
        }
        if let rule { detail["rule"] = .string(rule) }
        detail["unit"] = .string(isUnitStrict ? "strict" : "lenient")
        guard let explanation else { return detail }
        for (side, read) in [("prediction", explanation.answer), ("ground_truth", explanation.groundTruth)] {
            guard let read else { continue }
            detail["\(side)_shape"] = .string(read.shape)
            detail["\(side)_normal_form"] = .string(read.normalForm)
        }
        let ways = (quantity?.isBare == false ? ["quantity"] : []) + (chemical.map { [$0.kind.rawValue] } ?? [])
        detail["rules_tried"] = .array((ways + explanation.rulesTried.map(\.rawValue)).map { .string($0) })
        if let tier = explanation.tier { detail["tier"] = .string(tier.rawValue) }
        return detail
    }

    private static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let rest = scalars.dropFirst(maxShownScalars)
        return rest.isEmpty ? text : String(String.UnicodeScalarView(scalars.prefix(maxShownScalars))) + "…"
    }
}
