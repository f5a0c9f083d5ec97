import MathEngine

/// The rule a decision is made by, as `rule:NAME` shows it.
enum ScienceRule: String, CaseIterable, Sendable {
    case numeric, tolerance, text, quantity, constant, formula, equation
    case printedPrecision = "printed_precision"
    case bareNumber = "bare_number"
    case unitConflict = "unit_conflict"
    case unitMissing = "unit_missing"
    case falseChain = "false_chain"
    case noAnswer = "no_answer"
    case speciesName = "species_name"

    /// Those only chemistry has.
    static let chemical: Set<ScienceRule> = [.formula, .equation, .speciesName]

    init(_ ground: NumberComparison.Ground) {
        switch ground {
        case .numeric: self = .numeric
        case .tolerance: self = .tolerance
        case .printedPrecision: self = .printedPrecision
        case .text: self = .text
        }
    }

    init(_ ground: QuantityComparison.Ground) {
        switch ground {
        case .quantity: self = .quantity
        case .tolerance: self = .tolerance
        case .printedPrecision: self = .printedPrecision
        case .constant: self = .constant
        case .bareNumber: self = .bareNumber
        }
    }
}
