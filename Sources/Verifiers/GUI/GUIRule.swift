/// The rule a decision is made by, as `rule:NAME` shows it.
enum GUIRule: String, CaseIterable, Sendable {
    /// The types are equal and the arguments decided.
    case arguments = "action_arguments"
    /// The types differ.
    case type = "action_type"
    /// The answer is no action of the grammar.
    case unreadable = "unreadable_action"
    /// The answer holds several actions, or several places for one.
    case several = "several_actions"
    /// A list of actions against a list.
    case sequence = "action_sequence"
    /// The text of an answer is equal, or cannot be.
    case answer = "answer_text"
    /// The published script's formula.
    case reference = "reference_script"
}
