import MathEngine

/// The rules a decision is made by beside those of ``MathEngine/AnswerRule``, as `rule:NAME` shows them.
enum ScienceRule: String, CaseIterable, Sendable {
    case constant, formula, equation
    case bareNumber = "bare_number"
    case unitConflict = "unit_conflict"
    case unitMissing = "unit_missing"
    case noAnswer = "no_answer"
    case speciesName = "species_name"
    case oxidationNumber = "oxidation_number"

    /// Those only chemistry has.
    static let chemical: Set<ScienceRule> = [.formula, .equation, .speciesName, .oxidationNumber]

    /// The name of the rule that proved two quantities equal.
    static func name(_ ground: QuantityComparison.Ground) -> String {
        switch ground {
        case .quantity: AnswerRule.quantity.rawValue
        case .tolerance: AnswerRule.tolerance.rawValue
        case .printedPrecision: AnswerRule.printedPrecision.rawValue
        case .constant: constant.rawValue
        case .bareNumber: bareNumber.rawValue
        }
    }
}
