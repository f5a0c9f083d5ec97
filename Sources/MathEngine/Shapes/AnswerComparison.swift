/// What a comparison found.
public struct AnswerComparison: Sendable, Hashable {
    /// What was proved, or why nothing was.
    public enum Status: Sendable, Hashable {
        /// The answer equals the ground truth.
        case equal
        /// It does not.
        case unequal
        /// Neither was proved.
        case undecided
        /// There is no answer to read.
        case answerUnread
        /// The ground truth cannot be read, and why.
        case groundTruthUnread(String)
        /// The answer passes a limit, by its name.
        case overBudget(String)
    }

    /// What was proved.
    public let status: Status
    /// The rule that decided; nil where none did.
    public let rule: AnswerRule?

    init(_ status: Status, _ rule: AnswerRule? = nil) {
        self.status = status
        self.rule = rule
    }

    /// The same status by another rule.
    public func with(rule: AnswerRule) -> AnswerComparison { AnswerComparison(status, rule) }

    init(_ verdict: ShapeVerdict) {
        switch verdict {
        case .equal(let rule): self.init(.equal, rule)
        case .unequal(let rule): self.init(.unequal, rule)
        case .undecided: self.init(Status.undecided)
        }
    }
}

/// A rule that decides a comparison.
public enum AnswerRule: String, Sendable, CaseIterable {
    /// Numbers, exactly.
    case numeric
    /// Numbers, within a tolerance.
    case tolerance
    /// An exact value that rounds to the printed ground truth.
    case printedPrecision = "printed_precision"
    /// The same text.
    case text
    /// A chain of equations whose sides differ.
    case falseChain = "false_chain"
    /// Expressions.
    case expression
    /// Members of lists, tuples or sets.
    case members
    /// Intervals and other sets of real numbers.
    case region
    /// Equations and inequalities.
    case relation
    /// Matrices and vectors, cell by cell.
    case matrix
    /// Ratios.
    case ratio
    /// Families with a whole-number parameter.
    case family
    /// The letter of an option.
    case choice
    /// Values with units, converted.
    case quantity
    /// Number words.
    case words

    init(_ ground: NumberComparison.Ground) {
        switch ground {
        case .numeric: self = .numeric
        case .tolerance: self = .tolerance
        case .printedPrecision: self = .printedPrecision
        case .text: self = .text
        }
    }
}

/// What two shapes prove of each other.
enum ShapeVerdict: Hashable {
    case equal(AnswerRule)
    case unequal(AnswerRule)
    case undecided

    var isEqual: Bool { if case .equal = self { true } else { false } }
    var isUnequal: Bool { if case .unequal = self { true } else { false } }
}
