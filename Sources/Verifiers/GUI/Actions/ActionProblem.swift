/// Why a text is not one action; the raw values are documented in README.md.
enum ActionProblem: String, CaseIterable, Error, Sendable {
    /// Nothing is written.
    case empty
    /// No action in the grammar's syntax.
    case syntax
    /// An action the grammar does not have.
    case unknownAction = "unknown_action"
    /// An argument of the wrong kind.
    case argument
    /// Coordinates that are no point or box within the declared space.
    case coordinates
    /// One key twice in an object.
    case twinKeys = "twin_keys"
    /// More than one action, or several places for one.
    case several
    /// A list of more actions than are read.
    case tooMany = "too_many"
    /// Brackets nested too deeply.
    case depth
}
